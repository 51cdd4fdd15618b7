//! The Landlock layers: the outer one that this program enters, and the numbers of the inner one.

use super::Plan;
use crate::interpreter::Interpreter;
use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus,
    Scope, make_bitflags, path_beneath_rules,
};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The oldest Landlock that contains enough. Version 6 (Linux 6.12) brought the scope of signals, without which
/// `kill(-1)` in an example would end its own runner.
pub(super) const NEEDED: ABI = ABI::V6;

/// Folders and files of the system that Python and what it starts need to read.
const SYSTEM: [&str; 12] = [
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/usr/bin",
    "/usr/share/zoneinfo",
    "/usr/share/locale",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
];
const READABLE_DEVICES: [&str; 2] = ["/dev/urandom", "/dev/random"];
const DEVICES: [&str; 3] = ["/dev/null", "/dev/zero", "/dev/full"];
const SHARED_MEMORY: &str = "/dev/shm";

/// Why a layer does not hold.
#[derive(Debug, thiserror::Error)]
pub(super) enum LayerError {
    #[error(transparent)]
    Ruleset(#[from] landlock::RulesetError),
    #[error("the kernel enforces only a part of it")]
    Partial,
}

/// Everything that the outer layer decides about: files, TCP ports, signals and abstract sockets.
pub(super) fn ruleset(abi: ABI) -> Result<Ruleset, landlock::RulesetError> {
    Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(abi))
}

/// Enters the outer layer.
pub(super) fn restrict(plan: &Plan) -> Result<(), LayerError> {
    let read = AccessFs::from_read(NEEDED);
    let write = AccessFs::from_all(NEEDED) & !make_bitflags!(AccessFs::{MakeChar | MakeBlock | IoctlDev});
    let device = make_bitflags!(AccessFs::{ReadFile | WriteFile});
    let status = ruleset(NEEDED)?
        .create()?
        .add_rules(path_beneath_rules(existing(&plan.read), read))?
        .add_rules(path_beneath_rules(existing(&plan.write), write))?
        .add_rules(path_beneath_rules(existing(&[PathBuf::from(SHARED_MEMORY)]), write))?
        .add_rules(path_beneath_rules(DEVICES, device))?
        .add_rules(path_beneath_rules(READABLE_DEVICES, AccessFs::ReadFile))?
        .no_new_privs(true)
        .restrict_self()?;
    match status.ruleset {
        RulesetStatus::FullyEnforced => Ok(()),
        RulesetStatus::PartiallyEnforced | RulesetStatus::NotEnforced => Err(LayerError::Partial),
    }
}

/// Leaves out what this machine does not have: a rule needs its file.
fn existing(paths: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    paths.iter().filter(|path| path.exists())
}

/// Lists what must be readable: the interpreter, its packages, the system's libraries.
pub(crate) fn read_paths(interpreter: &Interpreter, more: &[&Path]) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = SYSTEM.iter().map(PathBuf::from).collect();
    let facts = &interpreter.facts;
    for folder in facts.prefixes.iter().chain(&facts.path) {
        // `/usr` as a prefix would open all of it, and the parts that are needed are in the list above.
        if !matches!(folder.as_str(), "/" | "/usr" | "/usr/local") {
            out.push(PathBuf::from(folder));
        } else if folder == "/usr/local" {
            out.extend(["/usr/local/bin", "/usr/local/lib"].map(PathBuf::from));
        }
    }
    // A virtual environment's executable is a link, perhaps to outside of every prefix.
    out.extend(std::fs::canonicalize(&interpreter.executable));
    out.extend(more.iter().map(|path| path.to_path_buf()));
    out
}

/// The inner layer in the numbers that the kernel takes; the server adds it to each example.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct InnerLayer {
    /// Rights to change files: refused but in `folders`.
    write: u64,
    /// The right to write into an existing file, for `devices`.
    write_file: u64,
    /// Rights on TCP ports: the outer layer refuses them all.
    net: u64,
    /// No signal and no abstract socket reaches out of the example.
    scope: u64,
    folders: Vec<PathBuf>,
    devices: Vec<PathBuf>,
    shared_memory: Vec<PathBuf>,
}

impl InnerLayer {
    /// Makes the layer of an example that may write to `folders`.
    pub(crate) fn new(folders: Vec<PathBuf>) -> Self {
        InnerLayer {
            write: AccessFs::from_write(NEEDED).bits(),
            write_file: make_bitflags!(AccessFs::{WriteFile}).bits(),
            net: 0,
            scope: Scope::from_all(NEEDED).bits(),
            folders,
            devices: DEVICES.iter().map(PathBuf::from).collect(),
            shared_memory: vec![PathBuf::from(SHARED_MEMORY)],
        }
    }
}
