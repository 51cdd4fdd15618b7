//! The system's shared memory, which `multiprocessing` needs for its semaphores, and which all programs share.
//!
//! One example of a user at a time may use it, whichever run of this program it belongs to. What is new in it afterwards
//! goes, unless a living process holds it: that is another program's.

use super::file_lock::FileLock;
use super::watch::shared_memory_used;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

const FOLDER: &str = "/dev/shm";
/// How long another run may keep its turn; longer than any example runs. A run that was stopped on its way (Ctrl-Z) must
/// not stop all others.
const PATIENCE: Duration = Duration::from_mins(3);

/// The turn among the workers of this run.
static TURN: Mutex<()> = Mutex::new(());

/// A file, whatever its names.
type Identity = (u64, u64);

/// The right to use shared memory; gives it back clean.
pub(super) struct SharedMemoryGuard {
    before: BTreeSet<OsString>,
    used: u64,
    since: SystemTime,
    // Given back in this order, after the sweep.
    _among_runs: Option<FileLock>,
    _among_workers: MutexGuard<'static, ()>,
}

impl SharedMemoryGuard {
    /// Waits for its turn and notes what is there.
    pub(super) fn take(cancelled: &AtomicBool) -> Self {
        let among_workers = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let user = rustix::process::getuid().as_raw();
        let file = std::env::temp_dir().join(format!("deckle-shared-memory-{user}"));
        // Without the turn, only the look at who holds what keeps two runs apart.
        let among_runs = FileLock::take(&file, PATIENCE, cancelled);
        SharedMemoryGuard {
            before: names(),
            used: shared_memory_used().unwrap_or(0),
            since: SystemTime::now(),
            _among_runs: among_runs,
            _among_workers: among_workers,
        }
    }

    /// Returns how many bytes were in use before.
    pub(super) fn used_before(&self) -> u64 {
        self.used
    }

    /// Returns what is new and could be the example's: this user's, and not older than the lease.
    fn new_ones(&self) -> BTreeMap<OsString, Identity> {
        let user = rustix::process::getuid().as_raw();
        let is_new = |about: &fs::Metadata| {
            let made = about.created().or_else(|_| about.modified());
            about.uid() == user && made.is_ok_and(|time| time >= self.since)
        };
        names()
            .difference(&self.before)
            .filter_map(|name| {
                let about = fs::symlink_metadata(Path::new(FOLDER).join(name)).ok()?;
                is_new(&about).then(|| (name.clone(), (about.dev(), about.ino())))
            })
            .collect()
    }
}

impl Drop for SharedMemoryGuard {
    fn drop(&mut self) {
        let new = self.new_ones();
        if new.is_empty() {
            return;
        }
        let held = held(&new.values().copied().collect());
        for (name, _) in new.iter().filter(|(_, identity)| !held.contains(identity)) {
            let _ = fs::remove_file(Path::new(FOLDER).join(name));
        }
    }
}

/// Returns which of these files living processes have open or mapped. The example's processes are gone by now, so these are
/// of other programs, which would fail without them.
fn held(wanted: &BTreeSet<Identity>) -> BTreeSet<Identity> {
    let mut held = BTreeSet::new();
    for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let process = process.path();
        // Whoever maps a file opens it first and closes it later: looked at in this order, it is in one of the two.
        for file in fs::read_dir(process.join("fd")).into_iter().flatten().flatten() {
            held.extend(fs::metadata(file.path()).map(|about| (about.dev(), about.ino())));
        }
        let maps = fs::read_to_string(process.join("maps")).unwrap_or_default();
        held.extend(maps.lines().filter_map(mapped));
    }
    held.intersection(wanted).copied().collect()
}

/// Reads the file of a line of `maps`: `addresses rights offset major:minor inode path`. The path is of no use: a
/// semaphore is made under one name and then gets another.
fn mapped(line: &str) -> Option<Identity> {
    let mut fields = line.split_ascii_whitespace().skip(3);
    let (major, minor) = fields.next()?.split_once(':')?;
    let number = |text| u32::from_str_radix(text, 16).ok();
    let device = rustix::fs::makedev(number(major)?, number(minor)?);
    Some((device, fields.next()?.parse().ok()?))
}

fn names() -> BTreeSet<OsString> {
    fs::read_dir(FOLDER)
        .map(|entries| entries.flatten().map(|entry| entry.file_name()).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    #[test]
    fn files_are_known_whatever_their_names() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let about = file.as_file().metadata().unwrap();
        let identity = (about.dev(), about.ino());
        let wanted = BTreeSet::from([identity, (u64::MAX, 1)]);
        assert_eq!(held(&wanted), BTreeSet::from([identity]));
        let line = "7f0a1000-7f0a2000 rw-s 00000000 00:1a 42      /dev/shm/sem.x (deleted)";
        assert_eq!(mapped(line), Some((rustix::fs::makedev(0, 0x1a), 42)));
        assert_eq!(mapped("7f0a1000-7f0a2000 rw-p 00000000 00:00 0"), Some((0, 0)));
    }
}
