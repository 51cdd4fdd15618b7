//! Asks an interpreter about itself.

use super::pyenv;
use crate::detect::DetectError;
use crate::probe::{self, Probe};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// What is asked, as errors call it.
pub(super) const WHAT: &str = "Python interpreter";

const SCRIPT: &str = include_str!("../../python/probe.py");

/// What one start of the interpreter told about it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Facts {
    /// The executable as the interpreter itself names it.
    pub(super) executable: String,
    /// `CPython`, `PyPy` …
    pub(super) implementation: String,
    /// Major, minor and patch version.
    pub(super) version: [u32; 3],
    /// The whole version text, which tells builds of one version apart.
    pub(super) build: String,
    /// Folders that hold the interpreter and its environment.
    pub(super) prefixes: Vec<String>,
    /// `sys.path` without the script's folder.
    pub(super) path: Vec<String>,
    /// The folder of the standard library.
    #[serde(default)]
    pub(super) stdlib: String,
    /// Names of the standard library's modules.
    pub(super) stdlib_modules: Vec<String>,
}

impl Facts {
    /// Lists the folders that packages are imported from: all but those of the interpreter's own library.
    pub(super) fn packages(&self) -> Vec<PathBuf> {
        let own = Path::new(&self.stdlib);
        let of_library = |entry: &Path| entry == own || entry == own.join("lib-dynload");
        let folders = self.path.iter().map(PathBuf::from);
        folders.filter(|entry| !of_library(entry)).collect()
    }

    /// Lists what must be readable: the interpreter and its packages.
    pub(super) fn readable(&self) -> Vec<PathBuf> {
        let mut out = Vec::new();
        for folder in self.prefixes.iter().chain(&self.path) {
            // `/usr` as a prefix would open all of it, and what is needed of it every program may read.
            if !matches!(folder.as_str(), "/" | "/usr" | "/usr/local") {
                out.push(PathBuf::from(folder));
            } else if folder == "/usr/local" {
                out.extend(["/usr/local/bin", "/usr/local/lib"].map(PathBuf::from));
            }
        }
        // A virtual environment's executable is a link, perhaps to outside of every prefix.
        out.extend(fs::canonicalize(&self.executable));
        out
    }
}

impl probe::Facts for Facts {
    fn executable(&self) -> &str {
        &self.executable
    }
}

/// Returns what an interpreter says about itself.
pub(super) fn facts(program: &Path, root: &Path, cache: Option<&Path>) -> Result<Facts, DetectError> {
    let context = context(program, root);
    let probe = Probe {
        what: WHAT,
        key: "python",
        program,
        // Isolated: otherwise a `json.py` beside the content would be imported here, outside the sandbox.
        arguments: &["-I", "-X", "utf8", "-c", SCRIPT],
        without: &["PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP"],
        root,
        context: context.as_bytes(),
    };
    probe.facts(cache)
}

/// Names what the answer depends on besides the program.
fn context(program: &Path, root: &Path) -> blake3::Hash {
    let mut hash = blake3::Hasher::new();
    // The folder of the given path decides about the virtual environment.
    if let Some(folder) = program.parent().and_then(Path::parent) {
        let _ = probe::about(&mut hash, &folder.join("pyvenv.cfg"));
    }
    // A shim chooses by these.
    hash.update(std::env::var_os("PYENV_VERSION").unwrap_or_default().as_encoded_bytes());
    for folder in root.ancestors() {
        hash.update(&fs::read(folder.join(".python-version")).unwrap_or_default());
    }
    if let Some(chosen) = pyenv::root().map(|folder| folder.join("version")) {
        hash.update(&fs::read(chosen).unwrap_or_default());
    }
    hash.finalize()
}
