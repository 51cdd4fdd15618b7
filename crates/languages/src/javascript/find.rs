//! Decides which Node.js to use.

use crate::detect::{DetectError, Host};
use crate::probe::{Facts, Probe};
use crate::runtime::{Runtime, Toolchain};
use serde::Deserialize;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What is looked for, as errors call it.
const WHAT: &str = "Node.js";
/// The oldest major version that the tests run with.
const OLDEST: u32 = 18;
/// Prints what a Node.js is.
const SCRIPT: &str = "const v = process.versions; console.log(JSON.stringify({executable: process.execPath, version: v.node, build: JSON.stringify(v)}))";

/// What Node.js says about itself.
#[derive(Deserialize)]
struct NodeFacts {
    executable: String,
    version: String,
    build: String,
}

impl Facts for NodeFacts {
    fn executable(&self) -> &str {
        &self.executable
    }
}

/// Finds the Node.js to use and asks it about itself.
pub(super) fn find(runtime: &'static dyn Runtime, host: &Host<'_>) -> Result<Toolchain, DetectError> {
    let program = locate(host)?;
    let probe = Probe {
        what: WHAT,
        key: "node",
        program: &program,
        arguments: &["-e", SCRIPT],
        without: &["NODE_OPTIONS", "NODE_PATH"],
        root: host.root,
        context: &[],
    };
    let facts: NodeFacts = probe.facts(host.cache)?;
    let mut numbers = facts.version.split('.').map(|part| part.parse().unwrap_or(0));
    let version = [(); 3].map(|()| numbers.next().unwrap_or(0));
    if version[0] < OLDEST {
        return Err(DetectError::TooOld {
            program,
            found: format!("Node.js {}", facts.version),
            needed: "18",
        });
    }
    let executable = PathBuf::from(facts.executable);
    Ok(Toolchain {
        label: format!("Node.js {}", facts.version),
        readable: readable(&executable),
        executable,
        version,
        build: facts.build,
        ..Toolchain::new(runtime)
    })
}

/// Lists what must be readable: the executable, and libraries beside it.
fn readable(executable: &Path) -> Vec<PathBuf> {
    let real = fs::canonicalize(executable).unwrap_or_else(|_| executable.to_owned());
    let prefix = real.parent().and_then(Path::parent);
    let library = prefix
        .filter(|prefix| prefix.parent().is_some())
        .map(|prefix| prefix.join("lib"));
    library.into_iter().chain([executable.to_owned(), real]).collect()
}

fn locate(host: &Host<'_>) -> Result<PathBuf, DetectError> {
    let not_there = |choice: &str, origin| DetectError::NotThere {
        what: WHAT,
        choice: choice.to_owned(),
        origin,
    };
    if let Some(choice) = host.choice {
        // A path that is typed is the shell's: it counts from the current folder.
        let typed = std::path::absolute(choice).ok();
        let mut places = typed.into_iter().chain([host.root.join(choice)]);
        let found = places.find(|path| path.is_file()).or_else(|| in_path(choice));
        return found.ok_or_else(|| not_there(choice, "--node"));
    }
    if let Some(choice) = env::var("DECKLE_NODE").ok().filter(|choice| !choice.is_empty()) {
        let place = host.root.join(&choice);
        let found = place.is_file().then_some(place).or_else(|| in_path(&choice));
        return found.ok_or_else(|| not_there(&choice, "DECKLE_NODE"));
    }
    in_path("node").or_else(|| in_path("nodejs")).ok_or_else(|| {
        let said = "no Node.js: none in PATH, and neither --node nor DECKLE_NODE names one";
        DetectError::Nowhere(said.to_owned())
    })
}

fn in_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}
