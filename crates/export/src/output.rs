//! Where exporters write.

use std::io::{self, Write};

/// Takes the files of one artifact.
pub trait Output {
    /// Begins a file; the one before it is complete.
    ///
    /// `path` has forward slashes. For an artifact that is a file it is the artifact's own, for a folder it is below that.
    ///
    /// # Errors
    /// Fails if the file cannot be begun.
    fn file(&mut self, path: &str) -> io::Result<&mut dyn Write>;

    /// Writes a whole file.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.file(path)?.write_all(bytes)
    }
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Keeps files in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// The files, in the order in which they were begun.
    pub files: Vec<File>,
}

impl Output for Memory {
    fn file(&mut self, path: &str) -> io::Result<&mut dyn Write> {
        self.files.push(File {
            path: path.to_owned(),
            bytes: Vec::new(),
        });
        let file = self.files.last_mut().ok_or(io::ErrorKind::Other)?;
        Ok(&mut file.bytes)
    }
}
