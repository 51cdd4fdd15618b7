//! Says what this machine offers for the sandbox.

use super::layer;
use landlock::ABI;

/// What this machine offers, and what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// The newest Landlock that the kernel has, as far as this program knows; 0 if there is none.
    pub landlock: u32,
    /// The oldest Landlock that contains enough.
    pub landlock_needed: u32,
    /// Whether the kernel filters system calls.
    pub seccomp: bool,
    /// Whether examples can be contained.
    pub complete: bool,
    /// What is missing and how to get it, in a sentence; empty if nothing is.
    pub advice: String,
}

/// Asks the kernel what it offers. Nothing is restricted by it.
pub fn support() -> Support {
    let known = [ABI::V6, ABI::V5, ABI::V4, ABI::V3, ABI::V2, ABI::V1];
    let newest = known.into_iter().find(|abi| layer_is_there(*abi));
    let landlock = newest.map_or(0, |abi| abi as u32);
    let landlock_needed = layer::NEEDED as u32;
    // The mode can be read only where the kernel was built with it.
    let seccomp = std::path::Path::new("/proc/sys/kernel/seccomp/actions_avail").exists()
        || rustix::thread::secure_computing_mode().is_ok();
    let complete = landlock >= landlock_needed && seccomp;
    let advice = match (landlock, seccomp) {
        (_, false) => "this kernel has no seccomp: use an ordinary distribution kernel".to_owned(),
        (0, _) => "this kernel has no Landlock, or it is not enabled: use Linux 6.12 or later with landlock in \
                   /sys/kernel/security/lsm"
            .to_owned(),
        (older, _) if older < landlock_needed => {
            format!("this kernel has Landlock {older}, which cannot contain signals: use Linux 6.12 or later")
        }
        _ => String::new(),
    };
    Support {
        landlock,
        landlock_needed,
        seccomp,
        complete,
        advice,
    }
}

fn layer_is_there(abi: ABI) -> bool {
    layer::ruleset(abi).is_ok_and(|ruleset| ruleset.create().is_ok())
}
