//! Finds the collection that a command is about.

use crate::error::Error;
use std::path::{Path, PathBuf};

/// The collection's configuration file.
pub const CONFIG: &str = "deckle.yaml";
/// The work folder: caches and files that are not finished. Safe to delete.
pub const WORK: &str = ".deckle";

/// Finds the root: the folder given, else the nearest one at or above `start` whose `content/` is a collection: it has a
/// `deckle.yaml` beside it, or a topic in it.
///
/// # Errors
/// Fails if there is none.
pub fn find(given: Option<&Path>, start: Option<&Path>) -> Result<PathBuf, Error> {
    if let Some(root) = given {
        if !root.join("content").is_dir() {
            return Err(Error::NoContent(root.to_path_buf()));
        }
        return absolute(root);
    }
    let start = absolute(start.unwrap_or(Path::new(".")))?;
    let mut silent = None;
    for folder in start.ancestors() {
        if !folder.join("content").is_dir() {
            continue;
        }
        if is_collection(folder) {
            return Ok(folder.to_path_buf());
        }
        silent = silent.or(Some(folder));
    }
    Err(match silent {
        Some(folder) => Error::SilentContent(folder.to_path_buf()),
        None => Error::NoCollection(start),
    })
}

/// Tells whether a folder says that its `content` is deckle's: by its settings, or by a topic. Others have a folder of
/// that name too.
fn is_collection(folder: &Path) -> bool {
    let topics = std::fs::read_dir(folder.join("content"));
    let mut topics = topics.into_iter().flatten().flatten();
    folder.join(CONFIG).is_file() || topics.any(|topic| topic.path().join("topic.yaml").is_file())
}

/// Makes a path absolute and free of links, so that paths can be compared.
///
/// # Errors
/// Fails if it leads nowhere.
pub fn absolute(path: &Path) -> Result<PathBuf, Error> {
    path.canonicalize().map_err(|source| Error::NotFound {
        path: path.to_path_buf(),
        source,
    })
}

/// Returns the display path of a file: relative to the root, with forward slashes. Renderers escape it.
pub fn display_path(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}
