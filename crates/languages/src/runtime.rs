//! What languages are run with: a program of this machine that finds itself and says how it is started.

use crate::detect::{DetectError, Host};
use crate::importable;
use deckle_content::question::Snippet;
use deckle_runner::{Launch, Service};
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// What several languages are run with. Two of them are the same if their keys are.
pub trait Runtime: Sync {
    /// Returns the name that readers know, such as `Python`.
    fn name(&self) -> &'static str;

    /// Returns the key by which examples, options and settings call it, such as `python`.
    fn key(&self) -> &'static str;

    /// Says in a line how to get it.
    fn remedy(&self) -> &'static str;

    /// Returns an example of a gate for newer versions, such as `python: ">=3.12"`.
    fn newer(&self) -> &'static str;

    /// Returns the versions that an example asks for.
    fn wanted<'a>(&self, snippet: &'a Snippet) -> Option<&'a str>;

    /// Tells whether a collection can be checked without it: its examples are reported as not run then.
    fn is_optional(&self) -> bool {
        true
    }

    /// Tells whether it comes with an interpreter of Python, so that each that is asked for has its own.
    fn is_in_each_python(&self) -> bool {
        false
    }

    /// Finds the toolchain to use and asks it about itself.
    ///
    /// # Errors
    /// Fails if there is none, or if it does not answer.
    fn detect(&self, host: &Host<'_>) -> Result<Toolchain, DetectError>;

    /// Says how its programs are started; `examples` are those that will run, for what is worth loading ahead of time.
    fn launch(&self, toolchain: &Toolchain, examples: &[&Snippet]) -> Launch;

    /// Says why a requirement of an example is not met; `None` if it is.
    ///
    /// # Errors
    /// Returns why the requirement cannot be read.
    fn unmet(&self, requirement: &str, toolchain: &Toolchain) -> Result<Option<String>, String>;
}

impl fmt::Debug for dyn Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for dyn Runtime {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for dyn Runtime {}

/// A runtime as it was found on this machine, and what it offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toolchain {
    /// The runtime.
    pub runtime: &'static dyn Runtime,
    /// Implementation and version, as reports and exports call it, such as `CPython 3.11.7`.
    pub label: String,
    /// The real executable: no version manager's shim; inside a virtual environment, that environment's own.
    pub executable: PathBuf,
    /// Major, minor and patch version.
    pub version: [u32; 3],
    /// The whole version text, which tells builds of one version apart.
    pub build: String,
    /// Installed packages: normalised name to version.
    pub packages: BTreeMap<String, String>,
    /// Files and folders beside those of the system that its programs read.
    pub readable: Vec<PathBuf>,
    /// The modules that come with it.
    pub modules: Vec<String>,
    /// The folders of packages that its programs import, other than those of its own library.
    pub search_path: Vec<PathBuf>,
    /// What else is worth knowing of it, a line each.
    pub details: Vec<String>,
    /// The server that its programs talk to.
    pub service: Option<Service>,
}

impl Toolchain {
    /// Makes one that offers nothing yet.
    pub fn new(runtime: &'static dyn Runtime) -> Self {
        Toolchain {
            runtime,
            label: String::new(),
            executable: PathBuf::new(),
            version: [0; 3],
            build: String::new(),
            packages: BTreeMap::new(),
            readable: Vec::new(),
            modules: Vec::new(),
            search_path: Vec::new(),
            details: Vec::new(),
            service: None,
        }
    }

    /// Returns what stands for all files that its programs could import; `None` if that cannot be told.
    pub fn state(&self) -> Option<String> {
        importable::state(&self.search_path)
    }

    /// Returns the version, such as `3.11.7`.
    pub fn version_text(&self) -> String {
        let [major, minor, patch] = self.version;
        format!("{major}.{minor}.{patch}")
    }
}
