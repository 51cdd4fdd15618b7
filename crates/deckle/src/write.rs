//! Writes results so that nothing is ever half-written: to a temporary file in a work folder on the same disk, then
//! renamed into place.

#![cfg_attr(
    not(feature = "exports"),
    allow(dead_code, reason = "exporting writes folders; checking writes single files")
)]

use anyhow::{Context as _, Result};
use deckle_workspace::Change;
use std::fs;
use std::io::{BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

#[cfg(feature = "exports")]
mod folder;
#[cfg(feature = "exports")]
mod moves;

#[cfg(feature = "exports")]
pub(crate) use folder::folder;

/// A file to write, below the output folder.
pub(crate) struct Output {
    /// Its path with forward slashes.
    pub(crate) path: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

/// Writes one file, whole or not at all.
pub(crate) fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = Pending::begin(path)?;
    file.write_all(bytes)
        .with_context(|| format!("cannot write {}", path.display()))?;
    file.finish()
}

/// Writes the new text of a content file.
pub(crate) fn change(root: &Path, change: &Change) -> Result<()> {
    file(&root.join(&change.path), change.after.as_bytes())
}

/// A file that is written piece by piece: whole when it is finished, and dropped without a trace if it never is.
pub(crate) struct Pending {
    path: PathBuf,
    place: Place,
}

/// Where the pieces go.
enum Place {
    /// Beside the file, to be renamed into its place.
    Temporary(BufWriter<NamedTempFile>),
    /// A pipe or device: its reader takes the bytes as they come, and it must stay what it is.
    Device(BufWriter<fs::File>),
}

impl Pending {
    /// Begins the file at `path`.
    pub(crate) fn begin(path: &Path) -> Result<Pending> {
        let path = target(path);
        let place = if fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
            let file = fs::OpenOptions::new().write(true).open(&path);
            Place::Device(BufWriter::new(
                file.with_context(|| format!("cannot write to {}", path.display()))?,
            ))
        } else {
            Place::Temporary(BufWriter::new(temporary(&path)?))
        };
        Ok(Pending { path, place })
    }

    /// Puts the file into its place.
    pub(crate) fn finish(self) -> Result<()> {
        let failed = || format!("cannot write {}", self.path.display());
        match self.place {
            Place::Device(mut file) => file.flush().with_context(failed),
            Place::Temporary(file) => {
                let file = file
                    .into_inner()
                    .map_err(IntoInnerError::into_error)
                    .with_context(failed)?;
                make_readable(&file).with_context(failed)?;
                file.persist(&self.path).with_context(failed)?;
                Ok(())
            }
        }
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match &mut self.place {
            Place::Temporary(file) => file.write(bytes),
            Place::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match &mut self.place {
            Place::Temporary(file) => file.flush(),
            Place::Device(file) => file.flush(),
        }
    }
}

/// Follows a link to the file that it stands for, so that the file is replaced and not the link.
fn target(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|there| there.is_symlink());
    let followed = is_link.then(|| path.canonicalize().ok()).flatten();
    followed.unwrap_or_else(|| path.to_path_buf())
}

/// Makes a temporary file beside the one to be written.
fn temporary(path: &Path) -> Result<NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    NamedTempFile::with_prefix_in(".deckle-", folder).with_context(|| format!("cannot write to {}", folder.display()))
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
