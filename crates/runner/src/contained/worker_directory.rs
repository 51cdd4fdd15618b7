//! A worker's folder: the server's programs, and the box and temporary folder that each example gets afresh.
//!
//! ```text
//! deckle-run-XXXXXX/
//!   server/    what the server imports; never writable
//!   view/      empty: where a server that has its own view of the files puts it together
//!   probe      a socket that such a server must not reach, while it starts
//!   shm/       shared memory, for a server that has its own view
//!   work/      the only folder that the worker's sandbox can write to
//!     box/     the example's files and its working directory; `folder/` in a varied run
//!     tmp/     HOME and TMPDIR; `home/` in a varied run
//! ```

use super::remove::{empty_in_place, remove, remove_files};
use crate::error::RunError;
use crate::factor::{Factor, Variation};
use crate::program::Program;
use rustix::fs::{CWD, FlockOperation, Mode, OFlags, flock, openat};
use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;
use tempfile::TempDir;

pub(super) const PREFIX: &str = "deckle-run-";
/// What each example gets afresh, in `work/`: its folder and its home, in the first run and in a varied one.
const FRESH: [[&str; 2]; 2] = [["box", "tmp"], ["folder", "home"]];
/// The longest path of a directory below which `multiprocessing` can name its sockets: the kernel takes 107 bytes.
const LONGEST: usize = 60;
/// How long a folder may be there before it is marked as in use.
const YOUNG: Duration = Duration::from_mins(1);

/// A worker's folder; removed with all that examples left in it.
pub(super) struct WorkerDirectory {
    home: TempDir,
    /// The names of the example's folder and of its home.
    names: [&'static str; 2],
    /// Marks the folder as in use; the kernel takes the mark away when this process ends, however it ends.
    _in_use: OwnedFd,
}

impl WorkerDirectory {
    /// Makes the folder. `server` are the files that the server imports.
    pub(super) fn new(server: &[(&str, &str)], variation: Variation) -> Result<Self, RunError> {
        static SWEEP: Once = Once::new();
        SWEEP.call_once(|| sweep(&std::env::temp_dir()));
        let name = |at: usize, factor| FRESH[usize::from(variation.has(factor))][at];
        let home = tempfile::Builder::new()
            .prefix(PREFIX)
            .tempdir()
            .map_err(RunError::io("make a temporary folder"))?;
        let in_use = mark(home.path()).map_err(RunError::io("lock a temporary folder"))?;
        let place = WorkerDirectory {
            home,
            names: [name(0, Factor::WorkingFolder), name(1, Factor::Home)],
            _in_use: in_use,
        };
        fs::create_dir(place.work()).map_err(RunError::io("make the work folder"))?;
        for folder in [place.view(), place.shared_memory()] {
            fs::create_dir(folder).map_err(RunError::io("make a folder"))?;
        }
        fs::create_dir(place.programs()).map_err(RunError::io("make the server's folder"))?;
        for (name, text) in server {
            fs::write(place.programs().join(name), text).map_err(RunError::io("write the server's programs"))?;
        }
        place.refresh(&[])?;
        Ok(place)
    }

    /// Makes box and temporary folder afresh, for one example.
    pub(super) fn prepare(&self, program: &Program) -> Result<(), RunError> {
        // It is never made afresh: the server's view would go on to show the old one.
        remove_files(&self.shared_memory()).map_err(RunError::io("empty the shared memory"))?;
        self.refresh(&program.files)
    }

    fn refresh(&self, files: &[(&'static str, String)]) -> Result<(), RunError> {
        let work = self.work();
        for name in self.names {
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
        self.work().join(self.names[0])
    }

    /// `HOME` and `TMPDIR`.
    pub(super) fn temporary(&self) -> PathBuf {
        self.work().join(self.names[1])
    }

    /// What a server that has its own view of the files sees as shared memory.
    pub(super) fn shared_memory(&self) -> PathBuf {
        self.home.path().join("shm")
    }

    /// Where such a server puts its view together.
    pub(super) fn view(&self) -> PathBuf {
        self.home.path().join("view")
    }

    /// The path of the socket that no server may reach.
    pub(super) fn probe_path(&self) -> PathBuf {
        self.home.path().join("probe")
    }

    /// Tells whether sockets below this folder can have names.
    pub(super) fn names_fit(&self) -> bool {
        self.home.path().as_os_str().len() <= LONGEST
    }

    /// Listens on that socket.
    pub(super) fn probe(&self) -> Result<Probe, RunError> {
        let path = self.probe_path();
        let listener = UnixListener::bind(&path).map_err(RunError::io("make a socket"))?;
        Ok(Probe {
            path,
            _listener: listener,
        })
    }

    /// Where the server's programs are.
    pub(super) fn programs(&self) -> PathBuf {
        self.home.path().join("server")
    }

    /// The file of an example that is run.
    pub(super) fn entry(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }
}

/// A socket that listens as long as this lives.
pub(super) struct Probe {
    path: PathBuf,
    _listener: UnixListener,
}

impl Drop for Probe {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Marks a folder as in use, until the descriptor is closed. Fails if it is marked already.
pub(super) fn mark(folder: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let folder = openat(CWD, folder, flags, Mode::empty())?;
    flock(&folder, FlockOperation::NonBlockingLockExclusive)?;
    Ok(folder)
}

/// Removes the folders of runs that were killed before they could: those of this user that nobody uses.
fn sweep(temporary: &Path) {
    let user = rustix::process::getuid().as_raw();
    let Ok(entries) = fs::read_dir(temporary) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| name.starts_with(PREFIX)) else {
            continue;
        };
        let Ok(about) = entry.metadata() else { continue };
        let age = about.modified().ok().and_then(|time| time.elapsed().ok());
        let ours = about.is_dir() && about.uid() == user && age.is_some_and(|age| age > YOUNG);
        // Nobody else removes it as long as the mark is ours.
        if let Some(_mark) = ours.then(|| mark(&temporary.join(name)).ok()).flatten() {
            let _ = remove(temporary, name);
        }
    }
}

impl Drop for WorkerDirectory {
    fn drop(&mut self) {
        // The temporary folder's own removal gives up on deep trees and missing permissions.
        let home: &Path = self.home.path();
        for name in self.names {
            let _ = remove(&home.join("work"), name);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn only_folders_that_nobody_uses_are_swept() {
        let home = tempfile::tempdir().unwrap();
        for name in [
            "deckle-run-OLDone",
            "deckle-run-NEWone",
            "deckle-run-inUSE1",
            "deckle-test-1",
            "other",
        ] {
            let folder = home.path().join(name);
            fs::create_dir(&folder).unwrap();
            if name != "deckle-run-NEWone" {
                let old = SystemTime::now() - 2 * YOUNG;
                fs::File::open(&folder).unwrap().set_modified(old).unwrap();
            }
        }
        let used = mark(&home.path().join("deckle-run-inUSE1")).unwrap();
        sweep(home.path());
        let left = || {
            let entries = fs::read_dir(home.path()).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let kept = ["deckle-run-NEWone", "deckle-run-inUSE1", "deckle-test-1", "other"];
        assert_eq!(left(), kept);
        // Closing it is not enough: a process that another test starts just now has a copy until it becomes its program.
        flock(&used, FlockOperation::Unlock).unwrap();
        sweep(home.path());
        assert_eq!(left(), ["deckle-run-NEWone", "deckle-test-1", "other"]);
    }
}
