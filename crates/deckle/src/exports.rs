//! Calls the exporters: which files a build makes, and one export on its own.

use crate::write::Output;
use anyhow::Result;
use deckle_content::Edition;
use rayon::prelude::*;
use std::path::Path;

/// A piece of the build: it gives some files.
type Task<'a> = Box<dyn Fn() -> Result<Vec<Output>> + Sync + Send + 'a>;

/// Makes every file of a build, in parallel, in the order of their paths.
pub(crate) fn all(root: &Path, edition: &Edition, quiet: bool) -> Result<Vec<Output>> {
    let _ = (root, quiet);
    let tasks: Vec<Task<'_>> = vec![Box::new(|| Ok(json(edition)))];
    let made: Vec<Vec<Output>> = tasks.par_iter().map(|task| task()).collect::<Result<_>>()?;
    let mut outputs: Vec<Output> = made.into_iter().flatten().collect();
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(outputs)
}

/// The whole collection and each topic as JSON.
fn json(edition: &Edition) -> Vec<Output> {
    let mut outputs = vec![output("collection.json", deckle_export_json::export(edition))];
    for topic in &edition.topics {
        if let Some(text) = deckle_export_json::export_topic(edition, &topic.id) {
            outputs.push(output(&format!("{}.json", topic.id), text));
        }
    }
    outputs
}

fn output(path: &str, bytes: impl Into<Vec<u8>>) -> Output {
    Output {
        path: path.to_owned(),
        bytes: bytes.into(),
    }
}
