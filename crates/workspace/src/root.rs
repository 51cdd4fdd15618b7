//! Finds the collection that a command is about.

use crate::error::Error;
use std::path::{Path, PathBuf};

/// The collection's configuration file.
pub const CONFIG: &str = "deckle.yaml";
/// The work folder: caches and files that are not finished. Safe to delete.
pub const WORK: &str = ".deckle";

/// Finds the root: the folder given, else the nearest one at or above `start` that holds a configuration or `content/`.
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
    for folder in start.ancestors() {
        if folder.join("content").is_dir() && (folder.join(CONFIG).is_file() || !is_inside_content(folder)) {
            return Ok(folder.to_path_buf());
        }
    }
    Err(Error::NoCollection(start))
}

/// A topic may itself have a folder called `content`; it is no root.
fn is_inside_content(folder: &Path) -> bool {
    folder.parent().is_some_and(|parent| parent.ends_with("content"))
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
