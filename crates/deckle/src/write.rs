//! Writes results so that nothing is ever half-written: to a temporary file in a work folder on the same disk, then
//! renamed into place.

use anyhow::{Context as _, Result};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempDir};

/// A file to write, below the output folder.
pub(crate) struct Output {
    /// Its path with forward slashes.
    pub(crate) path: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

/// Writes one file, whole or not at all.
pub(crate) fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut temporary = NamedTempFile::with_prefix_in(".deckle-", folder)
        .with_context(|| format!("cannot write to {}", folder.display()))?;
    finish(&mut temporary, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    temporary.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}

/// Writes a set of files below `folder` and removes what an earlier run left there and this one does not write.
///
/// `work` is a folder on the same disk in which the files are made before any of them is moved into place.
pub(crate) fn folder(work: &Path, folder: &Path, outputs: &[Output]) -> Result<()> {
    fs::create_dir_all(work).with_context(|| format!("cannot make {}", work.display()))?;
    let staging = TempDir::with_prefix_in("staging-", work).context("cannot make a staging folder")?;
    for output in outputs {
        let staged = staging.path().join(&output.path);
        if let Some(parent) = staged.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&staged, &output.bytes).with_context(|| format!("cannot write {}", output.path))?;
    }
    let mut kept: BTreeSet<PathBuf> = BTreeSet::new();
    for output in outputs {
        let target = folder.join(&output.path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        let staged = staging.path().join(&output.path);
        fs::rename(&staged, &target).with_context(|| format!("cannot write {}", target.display()))?;
        kept.insert(target);
    }
    remove_others(folder, &kept)
}

/// Removes files of earlier runs, and folders that are then empty.
fn remove_others(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_others(&path, kept)?;
            // Fails on a folder that still holds something, which is as it should be.
            let _ = fs::remove_dir(&path);
        } else if !kept.contains(&path) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

fn finish(temporary: &mut NamedTempFile, bytes: &[u8]) -> std::io::Result<()> {
    temporary.write_all(bytes)?;
    temporary.flush()?;
    make_readable(temporary)
}

/// Gives a temporary file, private by default, the permissions of an ordinary one.
#[cfg(unix)]
fn make_readable(temporary: &NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    temporary.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
fn make_readable(_: &NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
