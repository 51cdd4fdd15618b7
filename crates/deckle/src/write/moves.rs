//! Moves files into their places, and back again if not all of them can be moved.

use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What was moved; undone when it is dropped, unless it is kept.
pub(super) struct Moves {
    /// Where the files go that were in those places before.
    before: PathBuf,
    done: Vec<Done>,
}

enum Done {
    /// A folder was made.
    Folder(PathBuf),
    /// A file was moved here from its first place.
    File(PathBuf),
    /// What was here has another name now.
    Away { from: PathBuf, to: PathBuf },
}

impl Moves {
    /// Begins; the folder `before` need not exist.
    pub(super) fn new(before: PathBuf) -> Self {
        Moves {
            before,
            done: Vec::new(),
        }
    }

    /// Moves a file to its place, and what is there away.
    pub(super) fn put(&mut self, staged: &Path, target: &Path) -> Result<()> {
        let failed = || format!("cannot write {}", target.display());
        let missing: Vec<&Path> = target.ancestors().skip(1).take_while(|path| !path.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).with_context(|| format!("cannot make {}", folder.display()))?;
            self.done.push(Done::Folder(folder.to_path_buf()));
        }
        if fs::symlink_metadata(target).is_ok_and(|there| !there.is_dir()) {
            fs::create_dir_all(&self.before).with_context(failed)?;
            let to = self.before.join(self.done.len().to_string());
            // As a second name where there can be one, so that the place is never empty.
            if fs::hard_link(target, &to).is_err() {
                fs::rename(target, &to).with_context(failed)?;
            }
            self.done.push(Done::Away {
                from: target.to_path_buf(),
                to,
            });
        }
        fs::rename(staged, target).with_context(failed)?;
        self.done.push(Done::File(target.to_path_buf()));
        Ok(())
    }

    /// Keeps all that was moved.
    pub(super) fn keep(mut self) {
        self.done.clear();
    }
}

impl Drop for Moves {
    fn drop(&mut self) {
        for done in self.done.drain(..).rev() {
            // Each step was possible in the other direction a moment ago; no more can be done where one is not.
            let _ = match done {
                Done::Folder(path) => fs::remove_dir(path),
                Done::File(path) => fs::remove_file(path),
                Done::Away { from, to } => fs::rename(to, from),
            };
        }
    }
}
