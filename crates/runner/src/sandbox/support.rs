//! Asks this machine what it offers for the sandbox.

use super::{enter, landlock_layer};
use crate::support::{LocalSockets, Support};
use landlock::ABI;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Asks the kernel what it offers. Nothing is restricted by it.
pub fn support() -> Support {
    let known = [
        ABI::V9,
        ABI::V8,
        ABI::V7,
        ABI::V6,
        ABI::V5,
        ABI::V4,
        ABI::V3,
        ABI::V2,
        ABI::V1,
    ];
    let newest = known.into_iter().find(|abi| layer_is_there(*abi));
    // The mode can be read only where the kernel was built with it.
    let seccomp =
        Path::new("/proc/sys/kernel/seccomp/actions_avail").exists() || rustix::thread::secure_computing_mode().is_ok();
    Support::of(
        newest.map_or(0, |abi| abi as u32),
        landlock_layer::NEEDED as u32,
        seccomp,
    )
}

fn layer_is_there(abi: ABI) -> bool {
    landlock_layer::ruleset(abi).is_ok_and(|ruleset| ruleset.create().is_ok())
}

/// Finds out how sockets with names can be contained here, once. `launcher` is the program that can be started as the
/// sandbox; `None` for the running one.
pub fn local_sockets(launcher: Option<&Path>) -> LocalSockets {
    static FOUND: OnceLock<LocalSockets> = OnceLock::new();
    let find = || {
        if layer_is_there(ABI::V9) {
            return LocalSockets::Landlock;
        }
        match try_view(launcher) {
            Ok(()) => LocalSockets::View,
            Err(reason) => LocalSockets::Refused { reason },
        }
    };
    FOUND.get_or_init(find).clone()
}

/// Tries in another process whether this user can have a view of the files of its own.
fn try_view(launcher: Option<&Path>) -> Result<(), String> {
    let program = match launcher {
        Some(launcher) => launcher.to_owned(),
        None => std::env::current_exe().map_err(|error| error.to_string())?,
    };
    let tried = Command::new(program)
        .args(["__sandbox", enter::TRY_VIEW])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    if tried.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&tried.stderr).trim().to_owned())
}
