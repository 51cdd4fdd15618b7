//! The two exporters of this crate.

use crate::error::Error as TextError;
use crate::{export_csv, export_tsv};
use deckle_content::Publication;
use deckle_export::{Artifact, Context, Error, Exporter, Needs, Notice, Options as Choices, Output, Scope};
use deckle_export_anki::{Ledger, Options, ledger, needs, options};

/// The deck's notes as text that Anki reads back.
#[derive(Debug, Clone, Copy)]
pub struct Tsv;

impl Exporter for Tsv {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        let path = format!("{}.tsv", scope.name);
        vec![Artifact::file(path, "Notes for Anki", "text/tab-separated-values").on_request()]
    }

    fn needs(&self, publication: &Publication, _: &Choices) -> Needs {
        needs(publication)
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        text(context, artifact, out, export_tsv)
    }
}

/// Questions and answers as text for other programs.
#[derive(Debug, Clone, Copy)]
pub struct Csv;

impl Exporter for Csv {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        vec![Artifact::file(format!("{}.csv", scope.name), "CSV", "text/csv").on_request()]
    }

    fn needs(&self, publication: &Publication, _: &Choices) -> Needs {
        needs(publication)
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        text(context, artifact, out, export_csv)
    }
}

/// Writes notes as text; one of this crate's two functions for it.
type TextExport = fn(&Publication, &Ledger, &Options) -> Result<Vec<u8>, TextError>;

fn text(
    context: &Context<'_>,
    artifact: &Artifact,
    out: &mut dyn Output,
    export: TextExport,
) -> Result<Vec<Notice>, Error> {
    let options = options(context.publication(), context.inputs);
    let text = export(context.publication(), &ledger(context.inputs)?, &options).map_err(Error::content)?;
    out.write(&artifact.path, &text)?;
    Ok(Vec::new())
}
