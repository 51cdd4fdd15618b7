//! Asks this machine what it offers for the sandbox.

use super::layer;
use crate::support::Support;
use landlock::ABI;

/// Asks the kernel what it offers. Nothing is restricted by it.
pub fn support() -> Support {
    let known = [ABI::V7, ABI::V6, ABI::V5, ABI::V4, ABI::V3, ABI::V2, ABI::V1];
    let newest = known.into_iter().find(|abi| layer_is_there(*abi));
    // The mode can be read only where the kernel was built with it.
    let seccomp = std::path::Path::new("/proc/sys/kernel/seccomp/actions_avail").exists()
        || rustix::thread::secure_computing_mode().is_ok();
    Support::of(newest.map_or(0, |abi| abi as u32), layer::NEEDED as u32, seccomp)
}

fn layer_is_there(abi: ABI) -> bool {
    layer::ruleset(abi).is_ok_and(|ruleset| ruleset.create().is_ok())
}
