//! Where a runtime is looked for, and why there may be none.

use std::path::{Path, PathBuf};

/// Where to look for a runtime.
#[derive(Debug, Clone, Copy)]
pub struct Host<'a> {
    /// What the caller asked for: a path or a version.
    pub choice: Option<&'a str>,
    /// The interpreter that the caller asked for, where the runtime is driven by one.
    pub python: Option<&'a str>,
    /// The collection's folder.
    pub root: &'a Path,
    /// A folder that remembers what toolchains told; `None` to ask again.
    pub cache: Option<&'a Path>,
}

/// Why there is no toolchain to use.
#[derive(Debug, thiserror::Error)]
pub enum DetectError {
    /// There is none on this machine; says where was looked.
    #[error("{0}")]
    Nowhere(String),
    /// The chosen one is not there.
    #[error("no {what} `{choice}` ({origin})")]
    NotThere {
        /// What was looked for, such as `Python interpreter`.
        what: &'static str,
        /// What was asked for.
        choice: String,
        /// Who asked.
        origin: &'static str,
    },
    /// It does not answer as it should.
    #[error("{} is no usable {what}: {detail}", program.display())]
    NoAnswer {
        /// What was looked for.
        what: &'static str,
        /// The program.
        program: PathBuf,
        /// What happened.
        detail: String,
    },
    /// It is too old.
    #[error("{} is {found}; deckle needs {needed} or later", program.display())]
    TooOld {
        /// The program.
        program: PathBuf,
        /// Its name and version.
        found: String,
        /// The oldest version that is good enough.
        needed: &'static str,
    },
}
