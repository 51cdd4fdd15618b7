//! A worker's folder: the server's programs, and the box and temporary folder that each example gets afresh.
//!
//! ```text
//! deckle-XXXXXX/
//!   server/    what the server imports; never writable
//!   work/      the only folder that the worker's sandbox can write to
//!     box/     the example's files and its working directory
//!     tmp/     HOME and TMPDIR
//! ```

use super::RunError;
use super::remove::{empty_in_place, remove};
use crate::script::{SERVER, Script};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A worker's folder; removed with all that examples left in it.
pub(super) struct Workplace {
    home: TempDir,
}

impl Workplace {
    /// Makes the folder.
    pub(super) fn new() -> Result<Self, RunError> {
        let home = tempfile::Builder::new()
            .prefix("deckle-")
            .tempdir()
            .map_err(RunError::io("make a temporary folder"))?;
        let place = Workplace { home };
        fs::create_dir(place.work()).map_err(RunError::io("make the work folder"))?;
        fs::create_dir(place.programs()).map_err(RunError::io("make the server's folder"))?;
        for (name, text) in SERVER {
            fs::write(place.programs().join(name), text).map_err(RunError::io("write the server's programs"))?;
        }
        place.refresh(&[])?;
        Ok(place)
    }

    /// Makes box and temporary folder afresh, for one example.
    pub(super) fn prepare(&self, script: &Script) -> Result<(), RunError> {
        self.refresh(&script.files)
    }

    fn refresh(&self, files: &[(&'static str, String)]) -> Result<(), RunError> {
        let work = self.work();
        for name in ["box", "tmp"] {
            if empty_in_place(&work.join(name)) {
                continue;
            }
            remove(&work, name).map_err(RunError::io("remove what an example left"))?;
            fs::create_dir(work.join(name)).map_err(RunError::io("make a folder for the example"))?;
        }
        for (name, text) in files {
            fs::write(self.folder().join(name), text).map_err(RunError::io("write the example"))?;
        }
        Ok(())
    }

    /// The only folder that the worker's sandbox can write to.
    pub(super) fn work(&self) -> PathBuf {
        self.home.path().join("work")
    }

    /// The example's working directory.
    pub(super) fn folder(&self) -> PathBuf {
        self.home.path().join("work/box")
    }

    /// `HOME` and `TMPDIR`.
    pub(super) fn temporary(&self) -> PathBuf {
        self.home.path().join("work/tmp")
    }

    /// Where the server's programs are.
    pub(super) fn programs(&self) -> PathBuf {
        self.home.path().join("server")
    }

    /// The script that Python runs.
    pub(super) fn script(&self) -> PathBuf {
        self.folder().join("main.py")
    }
}

impl Drop for Workplace {
    fn drop(&mut self) {
        // The temporary folder's own removal gives up on deep trees and missing permissions.
        let home: &Path = self.home.path();
        for name in ["box", "tmp"] {
            let _ = remove(&home.join("work"), name);
        }
    }
}
