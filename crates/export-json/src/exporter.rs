//! The two exporters of this crate.

use crate::{export, write_lines};
use deckle_export::{Artifact, Context, Error, Exporter, Extent, Notice, Output, Scope};
use std::io::{BufWriter, Write as _};

/// One document.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Exporter for Json {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        vec![Artifact::file(
            format!("{}.json", scope.name),
            "JSON",
            "application/json",
        )]
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        out.write(&artifact.path, export(context.publication()).as_bytes())?;
        Ok(Vec::new())
    }
}

/// One line for each question. It is written question by question, so that memory does not grow with the collection.
#[derive(Debug, Clone, Copy)]
pub struct JsonLines;

impl Exporter for JsonLines {
    /// A topic alone is a line or two of a program that reads the whole collection, so builds have no such file.
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        let lines = Artifact::file(format!("{}.jsonl", scope.name), "JSON Lines", "application/jsonl");
        vec![if scope.extent == Extent::Topic {
            lines.on_request()
        } else {
            lines
        }]
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        let mut file = BufWriter::new(out.file(&artifact.path)?);
        write_lines(context.publication(), &mut file)?;
        file.flush()?;
        Ok(Vec::new())
    }
}
