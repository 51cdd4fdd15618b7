//! A server's folder, and whose it is.
//!
//! ```text
//! deckle-run-XXXXXX/
//!   data/     what the server keeps
//!   socket/   the only thing here that programs see
//!   tmp/      its HOME and TMPDIR
//!   log       what it says
//! ```

use crate::contained::remove::remove;
use crate::contained::worker_directory::{PREFIX, mark};
use crate::error::RunError;
use std::fs::{self, Permissions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The user and group `nobody`, which own nothing on most machines.
const NOBODY: u32 = 65_534;

/// A server's folder; removed with all that is in it.
pub(super) struct Home {
    folder: TempDir,
    /// Marks the folder as in use; see the workers' folders.
    _in_use: OwnedFd,
}

impl Home {
    pub(super) fn new() -> Result<Home, RunError> {
        let folder = tempfile::Builder::new()
            .prefix(PREFIX)
            .tempdir()
            .map_err(RunError::io("make a temporary folder"))?;
        let in_use = mark(folder.path()).map_err(RunError::io("lock a temporary folder"))?;
        let home = Home {
            folder,
            _in_use: in_use,
        };
        if user().is_some() {
            // The server's user must get through, and can list nothing.
            let through = Permissions::from_mode(0o711);
            fs::set_permissions(home.folder.path(), through).map_err(RunError::io("open a folder to the server"))?;
        }
        Ok(home)
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    pub(super) fn sockets(&self) -> PathBuf {
        self.path().join("socket")
    }

    pub(super) fn temporary(&self) -> PathBuf {
        self.path().join("tmp")
    }

    pub(super) fn log(&self) -> PathBuf {
        self.path().join("log")
    }

    /// Makes the folders afresh, each empty and the server's own.
    pub(super) fn refresh(&self) -> io::Result<()> {
        for name in ["data", "tmp"] {
            remove(self.path(), name)?;
            fs::create_dir(self.path().join(name))?;
            give(&self.path().join(name), 0o700)?;
        }
        // It stays where it is: programs have it in their view of the files.
        let sockets = self.sockets();
        if sockets.is_dir() {
            for entry in fs::read_dir(&sockets)? {
                remove(&sockets, &entry?.file_name().to_string_lossy())?;
            }
        } else {
            fs::create_dir(&sockets)?;
        }
        // This user's group may connect, and nobody else.
        let group = rustix::process::getgid().as_raw();
        chown(&sockets, user().map(|(user, _)| user), Some(group))?;
        fs::set_permissions(
            &sockets,
            Permissions::from_mode(if user().is_some() { 0o2770 } else { 0o700 }),
        )
    }
}

/// The user and group that a server runs as; `None` for this process's own, which has no rights to lose.
pub(super) fn user() -> Option<(u32, u32)> {
    rustix::process::getuid().is_root().then_some((NOBODY, NOBODY))
}

/// Makes a file or folder the server's own.
pub(super) fn give(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(mode))?;
    match user() {
        Some((user, group)) => chown(path, Some(user), Some(group)),
        None => Ok(()),
    }
}
