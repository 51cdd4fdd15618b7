//! Calls the exporters: what files a build makes, and what each exporter needs besides the publication.

pub(crate) mod deck;
#[cfg(feature = "pdf")]
pub(crate) mod guide;
#[cfg(not(feature = "pdf"))]
#[path = "no_guide.rs"]
pub(crate) mod guide;
pub(crate) mod site;

use crate::write::Output;
use anyhow::Result;
use deckle_content::Publication;
use deckle_content::publication::Selection;
use deckle_workspace::Workspace;
use rayon::prelude::*;

/// A piece of the build: it gives some files and says what a maintainer should know.
type Task<'a> = Box<dyn Fn() -> Result<Made> + Sync + Send + 'a>;

/// What a task made.
#[derive(Default)]
pub(crate) struct Made {
    /// The files.
    pub(crate) outputs: Vec<Output>,
    /// What a maintainer should know about them.
    pub(crate) notices: Vec<String>,
}

impl Made {
    fn one(path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Made {
            outputs: vec![output(path, bytes)],
            notices: Vec::new(),
        }
    }

    fn add(&mut self, other: Made) {
        self.outputs.extend(other.outputs);
        self.notices.extend(other.notices);
    }
}

/// Makes every file of a build, in parallel; files and notices in the order of their paths.
///
/// Each topic has its own guides, deck and JSON; where there are several topics, so has the whole collection.
pub(crate) fn all(workspace: &Workspace, publication: &Publication) -> Result<Made> {
    let parts = parts(publication);
    let mut tasks: Vec<Task<'_>> = Vec::new();
    for (name, part) in &parts {
        tasks.push(Box::new(move || guide::of_build(workspace, name, part)));
        tasks.push(Box::new(move || deck::of_build(workspace, name, part)));
    }
    tasks.push(Box::new(|| json(publication)));
    let mut made = Made::default();
    for result in tasks.par_iter().map(|task| task()).collect::<Vec<_>>() {
        made.add(result?);
    }
    let site = site::pages(publication, &made.outputs)?;
    made.add(site);
    made.outputs.sort_by(|a, b| a.path.cmp(&b.path));
    made.notices.sort();
    made.notices.dedup();
    Ok(made)
}

/// Returns the names and parts that get files of their own.
fn parts(publication: &Publication) -> Vec<(String, Publication)> {
    let topic = |id: &String| Selection {
        topics: vec![id.clone()],
        ..Selection::default()
    };
    let ids = publication.topics.iter().map(|topic| &topic.id);
    let mut parts: Vec<(String, Publication)> = ids.map(|id| (id.clone(), publication.select(&topic(id)))).collect();
    if parts.len() > 1 {
        parts.push((WHOLE.to_owned(), publication.clone()));
    }
    parts
}

/// The name of files that hold the whole collection. A topic cannot have it: see `load`.
pub(crate) const WHOLE: &str = "collection";

/// The whole collection and each topic as JSON, and the whole as JSON Lines.
fn json(publication: &Publication) -> Result<Made> {
    let mut made = Made::one(&format!("{WHOLE}.json"), deckle_export_json::export(publication));
    let mut lines = Vec::new();
    deckle_export_json::write_lines(publication, &mut lines)?;
    made.outputs.push(output(&format!("{WHOLE}.jsonl"), lines));
    for topic in &publication.topics {
        if let Some(text) = deckle_export_json::export_topic(publication, &topic.id) {
            made.outputs.push(output(&format!("{}.json", topic.id), text));
        }
    }
    Ok(made)
}

fn output(path: &str, bytes: impl Into<Vec<u8>>) -> Output {
    Output {
        path: path.to_owned(),
        bytes: bytes.into(),
    }
}
