//! The interpreter that runs examples: found once, probed once.

mod find;
mod packages;
mod probe;

pub use find::FindError;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A Python interpreter and what it offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpreter {
    /// The real executable: no version manager's shim; inside a virtual environment, that environment's own.
    pub executable: PathBuf,
    /// Major, minor and patch version.
    pub version: [u32; 3],
    /// What the probe found besides.
    pub facts: Facts,
    /// Installed distributions: normalised name to version.
    pub packages: BTreeMap<String, String>,
}

/// What one start of the interpreter told about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The executable as the interpreter itself names it.
    pub executable: String,
    /// `CPython`, `PyPy` …
    pub implementation: String,
    /// Major, minor and patch version.
    pub version: [u32; 3],
    /// The whole version text, which tells builds of one version apart.
    pub build: String,
    /// Folders that hold the interpreter and its environment.
    pub prefixes: Vec<String>,
    /// `sys.path` without the script's folder.
    pub path: Vec<String>,
    /// The folder of the standard library.
    pub stdlib: String,
    /// Names of the standard library's modules.
    pub stdlib_modules: Vec<String>,
    /// Whether `ctypes` works, which the fork server needs.
    pub ctypes: bool,
}

impl Interpreter {
    /// Finds the interpreter to use and asks it about itself.
    ///
    /// `choice` is a path or a version such as `3.13`. Without one, the environment's `DECKLE_PYTHON` decides, then the
    /// virtual environment `.venv` in `root`, then PATH. `cache` is a folder that remembers what interpreters told.
    ///
    /// # Errors
    /// Fails if there is none, or if it does not answer.
    pub fn find(choice: Option<&str>, root: &Path, cache: Option<&Path>) -> Result<Interpreter, FindError> {
        find::find(choice, root, cache)
    }

    /// Returns implementation and version, such as `CPython 3.11.7`.
    pub fn label(&self) -> String {
        format!("{} {}", self.facts.implementation, self.version_text())
    }

    /// Returns the version, such as `3.11.7`.
    pub fn version_text(&self) -> String {
        let [major, minor, patch] = self.version;
        format!("{major}.{minor}.{patch}")
    }

    /// Returns the version of an installed distribution, whichever way its name is written.
    pub fn package(&self, name: &str) -> Option<&str> {
        self.packages.get(&packages::normalise(name)).map(String::as_str)
    }

    /// Makes one up, for tests of pure code.
    #[cfg(test)]
    pub(crate) fn for_tests(version: [u32; 3], packages: &[(&str, &str)]) -> Self {
        Interpreter {
            executable: PathBuf::from("/nowhere/python"),
            version,
            facts: Facts {
                implementation: "CPython".into(),
                ..Facts::default()
            },
            packages: packages
                .iter()
                .map(|(name, version)| (packages::normalise(name), (*version).to_owned()))
                .collect(),
        }
    }
}
