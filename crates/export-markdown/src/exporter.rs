//! The exporter of this crate.

use crate::export;
use deckle_export::{Artifact, Context, Error, Exporter, Notice, Output, Scope};

/// One document. It is made when it is asked for, and no part of builds.
#[derive(Debug, Clone, Copy)]
pub struct Markdown;

impl Exporter for Markdown {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        vec![Artifact::file(format!("{}.md", scope.name), "Markdown", "text/markdown").on_request()]
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        out.write(&artifact.path, export(context.publication()).as_bytes())?;
        Ok(Vec::new())
    }
}
