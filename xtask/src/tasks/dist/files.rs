//! The files that a release changes, and how they were before.

use anyhow::{Context as _, Result};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Saved files.
pub(super) struct Files {
    root: PathBuf,
    names: Vec<&'static str>,
    /// Each file's bytes; `None` where there was no file.
    saved: Vec<Option<Vec<u8>>>,
}

impl Files {
    /// Reads the files as they are.
    pub(super) fn save(root: &Path, names: &[&'static str]) -> Result<Self> {
        let read = |name: &&str| match fs::read(root.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {name}")),
        };
        Ok(Files {
            root: root.to_path_buf(),
            names: names.to_vec(),
            saved: names.iter().map(read).collect::<Result<_>>()?,
        })
    }

    /// Returns the files' names.
    pub(super) fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// Writes one of them.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<()> {
        fs::write(self.root.join(name), text).with_context(|| format!("cannot write {name}"))
    }

    /// Puts all of them back as they were.
    pub(super) fn restore(&self) -> Result<()> {
        for (name, bytes) in self.names.iter().zip(&self.saved) {
            let path = self.root.join(name);
            match bytes {
                Some(bytes) if fs::read(&path).is_ok_and(|now| now == *bytes) => Ok(()),
                Some(bytes) => fs::write(&path, bytes),
                None => match fs::remove_file(&path) {
                    Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
                    other => other,
                },
            }
            .with_context(|| format!("cannot put {name} back as it was; `git restore {name}` can"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::Files;
    use std::fs;

    #[test]
    fn what_was_changed_or_made_is_undone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("there"), "before").unwrap();
        let files = Files::save(folder.path(), &["there", "new"]).unwrap();
        files.write("there", "after").unwrap();
        files.write("new", "after").unwrap();
        files.restore().unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("there")).unwrap(), "before");
        assert!(!folder.path().join("new").exists());
        files.restore().unwrap();
    }
}
