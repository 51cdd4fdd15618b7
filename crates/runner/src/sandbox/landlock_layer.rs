//! The Landlock layers: the outer one that this program enters, and the numbers of the inner one.

use super::plan::{Plan, Sockets};
use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd, PathFdError, Ruleset,
    RulesetAttr, RulesetCreatedAttr, RulesetStatus, Scope, make_bitflags, path_beneath_rules,
};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

type Rights = BitFlags<AccessFs>;

/// The oldest Landlock that contains enough. Version 6 (Linux 6.12) brought the scope of signals, without which
/// `kill(-1)` in an example would end its own runner.
pub(super) const NEEDED: ABI = ABI::V6;

/// Folders and files of the system that programs and what they start need to read.
const SYSTEM: [&str; 16] = [
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/usr/bin",
    "/usr/share/zoneinfo",
    "/usr/share/locale",
    // Without its settings fontconfig complains to standard error.
    "/usr/share/fontconfig",
    "/usr/share/fonts",
    "/etc/fonts",
    "/var/cache/fontconfig",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
];
const READABLE_DEVICES: [&str; 2] = ["/dev/urandom", "/dev/random"];
const DEVICES: [&str; 3] = ["/dev/null", "/dev/zero", "/dev/full"];
pub(super) const SHARED_MEMORY: &str = "/dev/shm";

/// What may be done in the work folder: all but making devices and running programs. A program that was written there has
/// whatever mode its writer gave it, and one that cannot be read hides its process from the watch.
fn in_work() -> Rights {
    AccessFs::from_all(NEEDED) & !make_bitflags!(AccessFs::{MakeChar | MakeBlock | IoctlDev | Execute})
}

/// What may be done in shared memory: what a semaphore or a block needs. Nobody may list what other programs hold there.
fn in_shared_memory() -> Rights {
    make_bitflags!(AccessFs::{ReadFile | WriteFile | Truncate | MakeReg | RemoveFile})
}

/// What reading is.
fn to_read() -> Rights {
    make_bitflags!(AccessFs::{ReadFile | ReadDir})
}

/// Why a layer does not hold.
#[derive(Debug, thiserror::Error)]
pub(super) enum LayerError {
    #[error(transparent)]
    Ruleset(#[from] landlock::RulesetError),
    #[error(transparent)]
    Path(#[from] PathFdError),
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
    let device = make_bitflags!(AccessFs::{ReadFile | WriteFile});
    let mut ruleset = ruleset(NEEDED)?;
    if matches!(plan.sockets, Sockets::Landlock) {
        ruleset = ruleset.handle_access(AccessFs::ResolveUnix)?;
    }
    let mut created = ruleset.create()?;
    if matches!(plan.sockets, Sockets::Landlock) {
        created = created.add_rules(path_beneath_rules(existing(&plan.connect), AccessFs::ResolveUnix))?;
    }
    let status = created
        .add_rules(path_beneath_rules(existing(&plan.read), read))?
        .add_rules(path_beneath_rules(existing(&plan.write), in_work()))?
        .add_rules(path_beneath_rules(
            existing(&[PathBuf::from(SHARED_MEMORY)]),
            in_shared_memory(),
        ))?
        .add_rules(path_beneath_rules(DEVICES, device))?
        .add_rules(path_beneath_rules(READABLE_DEVICES, AccessFs::ReadFile))?
        .no_new_privs(true)
        .restrict_self()?;
    match status.ruleset {
        RulesetStatus::FullyEnforced => Ok(()),
        RulesetStatus::PartiallyEnforced | RulesetStatus::NotEnforced => Err(LayerError::Partial),
    }
}

/// Lists the devices that an example may use.
pub(super) fn devices() -> impl Iterator<Item = &'static str> {
    DEVICES.into_iter().chain(READABLE_DEVICES)
}

/// Leaves out what this machine does not have: a rule needs its file.
fn existing(paths: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    paths.iter().filter(|path| path.exists())
}

/// Lists what must be readable: the system's libraries, the toolchain, the server's programs.
pub(crate) fn read_paths(toolchain: &[PathBuf], server: PathBuf) -> Vec<PathBuf> {
    let system = SYSTEM.iter().map(PathBuf::from);
    system.chain(toolchain.iter().cloned()).chain([server]).collect()
}

/// The inner layers in the numbers that the kernel takes; the server adds them to each example.
///
/// One is the same for every example that does not use shared memory and says what may be read: the outer layer has to
/// leave shared memory open for those that do. The other says what this one example may change.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct InnerLayer {
    /// Rights to read: refused but for `readable`.
    read: u64,
    /// Files and folders with the rights to read them.
    readable: Vec<(PathBuf, u64)>,
    /// Rights to change files: refused but in `folders`.
    write: u64,
    /// The right to write into an existing file, for `devices`.
    write_file: u64,
    /// Rights to change files in `shared_memory`.
    write_shared: u64,
    /// Rights on TCP ports: the outer layer refuses them all.
    net: u64,
    /// No signal and no abstract socket reaches out of the example.
    scope: u64,
    folders: Vec<PathBuf>,
    devices: Vec<PathBuf>,
    shared_memory: Vec<PathBuf>,
}

impl InnerLayer {
    /// Makes the layers of an example that may read `readable` and `work`, and may write to `folders`, which are in it.
    pub(crate) fn new(readable: &[PathBuf], work: PathBuf, folders: Vec<PathBuf>) -> Self {
        let read = to_read();
        let rights = |path: PathBuf| {
            // The kernel refuses a right that only folders have.
            let own = if path.is_dir() { read } else { read & AccessFs::ReadFile };
            (path, own.bits())
        };
        let all = existing(readable)
            .cloned()
            .chain(devices().map(PathBuf::from))
            .chain([work]);
        InnerLayer {
            read: read.bits(),
            readable: all.map(rights).collect(),
            write: AccessFs::from_write(NEEDED).bits(),
            write_file: Rights::from(AccessFs::WriteFile).bits(),
            write_shared: (in_shared_memory() & !Rights::from(AccessFs::ReadFile)).bits(),
            net: 0,
            scope: Scope::from_all(NEEDED).bits(),
            folders,
            devices: DEVICES.iter().map(PathBuf::from).collect(),
            shared_memory: existing(&[PathBuf::from(SHARED_MEMORY)]).cloned().collect(),
        }
    }

    /// Enters the layers, for an example that may use shared memory or may not.
    pub(super) fn restrict(&self, shared_memory: bool) -> Result<(), LayerError> {
        let of = |paths: &[PathBuf], rights: u64| paths.iter().map(|path| (path.clone(), rights)).collect::<Vec<_>>();
        if !shared_memory {
            self.enter(self.read, false, self.readable.clone())?;
        }
        let mut rules = of(&self.folders, self.write);
        rules.extend(of(&self.devices, self.write_file));
        if shared_memory {
            rules.extend(of(&self.shared_memory, self.write_shared));
        }
        self.enter(self.write, true, rules)
    }

    /// Enters a layer that refuses these rights but where a rule allows them.
    fn enter(&self, handled: u64, scoped: bool, rules: Vec<(PathBuf, u64)>) -> Result<(), LayerError> {
        let mut ruleset = Ruleset::default()
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(Rights::from_bits_truncate(handled))?;
        if scoped {
            ruleset = ruleset.scope(BitFlags::<Scope>::from_bits_truncate(self.scope))?;
        }
        let mut created = ruleset.create()?;
        for (path, rights) in rules {
            let file = PathFd::new(path)?;
            created = created.add_rule(PathBeneath::new(file, Rights::from_bits_truncate(rights)))?;
        }
        match created.no_new_privs(true).restrict_self()?.ruleset {
            RulesetStatus::FullyEnforced => Ok(()),
            RulesetStatus::PartiallyEnforced | RulesetStatus::NotEnforced => Err(LayerError::Partial),
        }
    }
}
