//! The system's shared memory, which `multiprocessing` needs for its semaphores, and which all programs share.
//!
//! One example at a time may use it, and what is new in it afterwards goes, unless a living process still holds it.

use super::watch::shared_memory_used;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

const FOLDER: &str = "/dev/shm";

static TURN: Mutex<()> = Mutex::new(());

/// The right to use shared memory; gives it back clean.
pub(super) struct Lease {
    before: BTreeSet<OsString>,
    used: u64,
    since: SystemTime,
    _turn: MutexGuard<'static, ()>,
}

impl Lease {
    /// Waits for its turn and notes what is there.
    pub(super) fn take() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        Lease {
            before: names(),
            used: shared_memory_used().unwrap_or(0),
            since: SystemTime::now(),
            _turn: turn,
        }
    }

    /// Returns how many bytes were in use before.
    pub(super) fn used_before(&self) -> u64 {
        self.used
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let user = rustix::process::getuid().as_raw();
        let now = names();
        let mut candidates = now.difference(&self.before).peekable();
        if candidates.peek().is_none() {
            return;
        }
        let held = held_by_others();
        for name in candidates {
            let path = std::path::Path::new(FOLDER).join(name);
            if held.contains(name) {
                continue;
            }
            let Ok(about) = fs::symlink_metadata(&path) else {
                continue;
            };
            let new = about
                .created()
                .or_else(|_| about.modified())
                .is_ok_and(|time| time >= self.since);
            if about.uid() != user || !new {
                continue;
            }
            if about.is_dir() {
                let _ = name.to_str().map(|name| super::remove::remove(FOLDER.as_ref(), name));
            } else {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// Returns the names that living processes have mapped. The example's own are gone by now, so these are of other programs
/// of the same user, which would fail without them.
fn held_by_others() -> BTreeSet<OsString> {
    let mut held = BTreeSet::new();
    for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(maps) = fs::read_to_string(process.path().join("maps")) else {
            continue;
        };
        let paths = maps.lines().filter_map(|line| line.split_once("/dev/shm/"));
        held.extend(paths.map(|(_, name)| OsString::from(name.trim_end_matches(" (deleted)"))));
    }
    held
}

fn names() -> BTreeSet<OsString> {
    fs::read_dir(FOLDER)
        .map(|entries| entries.flatten().map(|entry| entry.file_name()).collect())
        .unwrap_or_default()
}
