//! Files that are nowhere but in memory: for tests, and for whoever has texts and no folder.

use super::{Entry, FileSystem, Kind, children, entries, first};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// Files in memory; a folder is there if a file is in it.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Puts a file at a path, in place of what was there.
    pub fn insert(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), bytes.into());
    }

    fn is_folder(&self, path: &str) -> bool {
        let below = format!("{path}/");
        self.files.keys().any(|file| file.starts_with(&below))
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        let files = files.into_iter().map(|(path, bytes)| (path.into(), bytes.into()));
        Memory { files: files.collect() }
    }
}

impl FileSystem for Memory {
    fn list(&self, folder: &str) -> io::Result<Vec<io::Result<Entry>>> {
        let names = children(self.files.keys(), folder);
        if names.is_empty() {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(entries(names).collect())
    }

    fn metadata(&self, path: &str) -> io::Result<(Kind, u64)> {
        match self.files.get(path) {
            Some(bytes) => Ok((Kind::File, bytes.len() as u64)),
            None if self.is_folder(path) => Ok((Kind::Folder, 0)),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn read(&self, path: &str, limit: u64) -> io::Result<Vec<u8>> {
        let bytes = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(first(bytes, limit))
    }

    fn resolve(&self, path: &str) -> io::Result<PathBuf> {
        self.metadata(path).map(|_| PathBuf::from(path))
    }
}
