//! Hashes the sources that decide verdicts.

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// The crates that decide verdicts: a change in any of them may change one.
pub(crate) const CRATES: [&str; 4] = ["content", "languages", "runner", "snippets"];

/// Returns a hash of all files of these crates; `crates` is the folder that they are in.
pub(crate) fn version(crates: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for name in CRATES {
        list(&crates.join(name), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        let name = file.strip_prefix(crates).unwrap_or(&file);
        let text = fs::read(&file)?;
        for bytes in [name.as_os_str().as_encoded_bytes(), &text] {
            hasher.write_usize(bytes.len());
            hasher.write(bytes);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
