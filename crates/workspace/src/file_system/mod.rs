//! Where a collection's files come from.
//!
//! **Invariant:** paths are relative to the collection's root, have forward slashes and no `.` or `..`, so that nothing
//! outside the root is named.

mod disk;
mod memory;
mod overlay;

pub use disk::Disk;
pub use memory::Memory;
pub use overlay::Overlay;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, socket or device.
    Other,
}

/// One name in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name; what is not Unicode is replaced by U+FFFD.
    pub name: String,
    /// What it stands for. Links are not followed.
    pub kind: Kind,
}

/// Files and folders that can be read. Opening a file must not wait, so only regular files are ever read.
pub trait FileSystem: fmt::Debug + Send + Sync {
    /// Lists a folder, in no particular order. Where the listing breaks off, the last item is the error.
    ///
    /// # Errors
    /// Fails if there is no such folder, or if it cannot be opened.
    fn list(&self, folder: &str) -> io::Result<Vec<io::Result<Entry>>>;

    /// Tells what is at a path, at the end of any links, and its size in bytes.
    ///
    /// # Errors
    /// Fails if nothing is there, or if the system does not say.
    fn metadata(&self, path: &str) -> io::Result<(Kind, u64)>;

    /// Reads the first bytes of a file, at most `limit`: it may grow between the look and the read.
    ///
    /// # Errors
    /// Fails if it cannot be read to that point.
    fn read(&self, path: &str, limit: u64) -> io::Result<Vec<u8>>;

    /// Returns where a path leads once every link is followed; only good for comparing with others of the kind.
    ///
    /// # Errors
    /// Fails if it leads nowhere.
    fn resolve(&self, path: &str) -> io::Result<PathBuf>;
}

/// Returns what a folder holds, by the paths of all files: those in it, and the folders that lead to others.
fn children<'a>(paths: impl Iterator<Item = &'a String>, folder: &str) -> BTreeMap<&'a str, Kind> {
    let prefix = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let below = paths.filter_map(|path| path.strip_prefix(&prefix));
    below
        .map(|rest| match rest.split_once('/') {
            Some((name, _)) => (name, Kind::Folder),
            None => (rest, Kind::File),
        })
        .collect()
}

/// Makes entries of names.
fn entries(names: BTreeMap<&str, Kind>) -> impl Iterator<Item = io::Result<Entry>> {
    names.into_iter().map(|(name, kind)| {
        Ok(Entry {
            name: name.to_owned(),
            kind,
        })
    })
}

/// Returns the part of a file that a limit in bytes leaves.
fn first(bytes: &[u8], limit: u64) -> Vec<u8> {
    let end = usize::try_from(limit).unwrap_or(usize::MAX).min(bytes.len());
    bytes[..end].to_vec()
}
