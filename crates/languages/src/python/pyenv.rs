//! The version manager pyenv, whose shims choose an interpreter.

use std::env;
use std::path::PathBuf;

/// Returns pyenv's folder, if it is named or in its usual place.
pub(super) fn root() -> Option<PathBuf> {
    env::var_os("PYENV_ROOT")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".pyenv")))
        .filter(|folder| folder.is_dir())
}
