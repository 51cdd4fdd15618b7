//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The cargo profile of build, test and CI; see Cargo.toml.
pub(crate) const PROFILE: &str = "proof";

/// The features of build, test and CI: everything. They are the same everywhere, so that everything is compiled once.
pub(crate) const FEATURES: &str = "deckle/pdf,deckle-tests/pdf";

/// Returns the repository's root: the folder above this package.
pub(crate) fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// Returns the folder that cargo builds into.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Returns the virtual environment that the examples run in.
pub(crate) fn venv() -> PathBuf {
    root().join(".venv")
}

/// Returns the pinned requirements of every topic, sorted.
pub(crate) fn requirements() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(root().join("content"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|topic| topic.path().join("requirements.txt"))
        .filter(|file| file.is_file())
        .collect();
    found.sort();
    found
}
