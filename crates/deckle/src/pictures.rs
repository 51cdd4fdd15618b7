//! The pictures that answers show: where they are, and whether an export can take them.

use crate::collection::Question;
use anyhow::{Context as _, Result, ensure};
use deckle_diagnostics::{Diagnostic, escape};
use deckle_validate::pictures;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Largest picture that is taken into a deck, in bytes.
const LARGEST: u64 = 4 << 20;

/// Finds a picture below `content/` by `<topic>/<path>`; nothing outside the topic's own folder.
pub(crate) fn find(root: &Path, name: &str) -> Result<PathBuf> {
    let relative = Path::new(name);
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    ensure!(inside, "this is not a path inside the topic's folder");
    let folder = root.join("content");
    let path = folder.join(relative);
    let path = path.canonicalize().context("there is no such file")?;
    let topic = relative.components().next().map(|topic| folder.join(topic));
    // Both as the file system has them: the way to the root may lead over links.
    let topic = topic.map(|topic| topic.canonicalize()).transpose()?;
    ensure!(
        topic.is_some_and(|topic| path.starts_with(topic)),
        "it leads out of the topic's folder"
    );
    let about = fs::metadata(&path)?;
    ensure!(about.is_file(), "it is no file");
    let size = about.len();
    ensure!(size <= LARGEST, "it has {size} bytes; at most {LARGEST} are taken");
    Ok(path)
}

/// Reports the pictures of a question's answer that no export could take.
pub(crate) fn check(root: &Path, question: &Question) -> Vec<Diagnostic> {
    let Some(document) = &question.document else {
        return Vec::new();
    };
    let topic = &question.key.topic;
    let mut found = Vec::new();
    for picture in pictures(document) {
        let path = picture.source.trim_start_matches("./");
        let Err(error) = find(root, &format!("{topic}/{path}")) else {
            continue;
        };
        let shown = escape::shorten(path, 200);
        found.push(
            Diagnostic::error(
                "ref/unknown-picture",
                &document.file,
                picture.span,
                format!("the picture `{shown}` cannot be shown"),
            )
            .label(error.to_string())
            .help(format!(
                "a path is relative to the topic's folder: correct it, or put the file at content/{topic}/{shown}"
            )),
        );
    }
    found
}
