//! The files of a folder on this machine.

use super::{Entry, FileSystem, Kind};
use std::fs::{self, File, FileType};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The files of a folder on this machine.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// Names the folder; it is not looked at yet.
    pub fn new(root: &Path) -> Self {
        Disk {
            root: root.to_path_buf(),
        }
    }
}

impl FileSystem for Disk {
    fn list(&self, folder: &str) -> io::Result<Vec<io::Result<Entry>>> {
        let entries = fs::read_dir(self.root.join(folder))?;
        let entry = |entry: fs::DirEntry| {
            Ok(Entry {
                name: entry.file_name().to_string_lossy().into_owned(),
                kind: kind(entry.file_type()?),
            })
        };
        Ok(entries.map(|found| found.and_then(entry)).collect())
    }

    fn metadata(&self, path: &str) -> io::Result<(Kind, u64)> {
        let metadata = fs::metadata(self.root.join(path))?;
        Ok((kind(metadata.file_type()), metadata.len()))
    }

    fn read(&self, path: &str, limit: u64) -> io::Result<Vec<u8>> {
        let file = File::open(self.root.join(path))?;
        let size = file.metadata()?.len().min(limit);
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn resolve(&self, path: &str) -> io::Result<PathBuf> {
        self.root.join(path).canonicalize()
    }
}

fn kind(of: FileType) -> Kind {
    if of.is_symlink() {
        Kind::Link
    } else if of.is_dir() {
        Kind::Folder
    } else if of.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}
