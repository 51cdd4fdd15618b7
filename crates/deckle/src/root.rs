//! Finds the collection that a command is about.

use anyhow::{Context as _, Result, bail};
use std::path::{Path, PathBuf};

/// The collection's configuration file.
pub(crate) const CONFIG: &str = "deckle.yaml";
/// The work folder: caches and files that are not finished. Safe to delete.
pub(crate) const WORK: &str = ".deckle";

/// Finds the root: the folder given, else the nearest one at or above `start` that holds a configuration or `content/`.
pub(crate) fn find(given: Option<&Path>, start: Option<&Path>) -> Result<PathBuf> {
    if let Some(root) = given {
        if !root.join("content").is_dir() {
            bail!("{} holds no folder `content`", root.display());
        }
        return absolute(root);
    }
    let start = absolute(start.unwrap_or(Path::new(".")))?;
    for folder in start.ancestors() {
        if folder.join("content").is_dir() && (folder.join(CONFIG).is_file() || !is_inside_content(folder)) {
            return Ok(folder.to_path_buf());
        }
    }
    bail!(
        "no collection here: {} and the folders above it hold no `content/`; go to one, or name it with --root",
        start.display()
    )
}

/// A topic may itself have a folder called `content`; it is no root.
fn is_inside_content(folder: &Path) -> bool {
    folder.parent().is_some_and(|parent| parent.ends_with("content"))
}

/// Makes a path absolute and free of links, so that paths can be compared.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf> {
    path.canonicalize()
        .with_context(|| format!("cannot find {}", path.display()))
}
