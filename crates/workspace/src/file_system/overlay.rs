//! Texts that are not saved yet, over files that are.

use super::{Entry, FileSystem, Kind, children, entries, first};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Files with some of their texts replaced, as an editor has them, or as a fix would leave them.
#[derive(Debug, Clone)]
pub struct Overlay {
    below: Arc<dyn FileSystem>,
    texts: BTreeMap<String, Arc<str>>,
}

impl Overlay {
    /// Starts with the files as they are.
    pub fn new(below: impl FileSystem + 'static) -> Self {
        Overlay {
            below: Arc::new(below),
            texts: BTreeMap::new(),
        }
    }

    /// Replaces the text of a file, which need not be there; `None` gives back what is saved.
    pub fn set_text(&mut self, path: &str, text: Option<&str>) {
        match text {
            Some(text) => self.texts.insert(path.to_owned(), text.into()),
            None => self.texts.remove(path),
        };
    }
}

impl FileSystem for Overlay {
    fn list(&self, folder: &str) -> io::Result<Vec<io::Result<Entry>>> {
        let mut unsaved = children(self.texts.keys(), folder);
        let mut listing = match self.below.list(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !unsaved.is_empty() => Vec::new(),
            listing => listing?,
        };
        for entry in listing.iter().flatten() {
            unsaved.remove(entry.name.as_str());
        }
        listing.extend(entries(unsaved));
        Ok(listing)
    }

    fn metadata(&self, path: &str) -> io::Result<(Kind, u64)> {
        match self.texts.get(path) {
            Some(text) => Ok((Kind::File, text.len() as u64)),
            None => self.below.metadata(path),
        }
    }

    fn read(&self, path: &str, limit: u64) -> io::Result<Vec<u8>> {
        let Some(text) = self.texts.get(path) else {
            return self.below.read(path, limit);
        };
        Ok(first(text.as_bytes(), limit))
    }

    fn resolve(&self, path: &str) -> io::Result<PathBuf> {
        self.below.resolve(path)
    }
}
