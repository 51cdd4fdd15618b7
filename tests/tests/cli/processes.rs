//! What runs on this machine, as far as it belongs to one run of deckle.

use std::fs;
use std::path::Path;

/// Lists the processes whose command line or working directory names this folder: with a temporary folder of its own,
/// these are all that a run of deckle started.
pub(crate) fn of(folder: &Path) -> Vec<String> {
    let folder = folder.to_string_lossy();
    let mut found = Vec::new();
    for process in fs::read_dir("/proc").unwrap().flatten() {
        let line = fs::read(process.path().join("cmdline")).unwrap_or_default();
        let place = fs::read_link(process.path().join("cwd")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).replace('\0', " ");
        if line.contains(&*folder) || place.to_string_lossy().contains(&*folder) {
            found.push(format!("{}: {line}", process.file_name().to_string_lossy()));
        }
    }
    found
}
