//! Notices that a collection's files changed, by looking at them now and then.
//!
//! Looking works on every system and file system, network mounts and containers included, and costs milliseconds for
//! thousands of files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(300);

/// What the files looked like: path, time and size of each.
#[derive(PartialEq, Eq)]
pub(crate) struct Snapshot(Vec<(PathBuf, Option<SystemTime>, u64)>);

impl Snapshot {
    /// Looks at the content and the settings of a collection.
    pub(crate) fn take(root: &Path) -> Self {
        let mut files = Vec::new();
        walk(&root.join("content"), &mut files);
        note(&root.join(deckle_workspace::root::CONFIG), &mut files);
        files.sort();
        Snapshot(files)
    }
}

fn walk(folder: &Path, files: &mut Vec<(PathBuf, Option<SystemTime>, u64)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), files),
            _ => note(&entry.path(), files),
        }
    }
}

fn note(path: &Path, files: &mut Vec<(PathBuf, Option<SystemTime>, u64)>) {
    if let Ok(metadata) = fs::symlink_metadata(path) {
        files.push((path.to_path_buf(), metadata.modified().ok(), metadata.len()));
    }
}

/// Waits until the files differ from a snapshot; false if interrupted before.
pub(crate) fn changed(root: &Path, since: &Snapshot, cancelled: &AtomicBool) -> bool {
    while !cancelled.load(Ordering::Relaxed) {
        std::thread::sleep(PAUSE);
        if Snapshot::take(root) != *since {
            return true;
        }
    }
    false
}
