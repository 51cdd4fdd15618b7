//! What can be imported: a hash of the files of every package, so that a proof is not remembered for other files.
//!
//! A version says little: a file may be edited in its place, a wheel be built anew, an editable install point at a folder
//! that somebody works in. So each file's path, size and time count, and `__pycache__` does not.

use percent_encoding::percent_decode_str;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The most files and folders that are looked at.
const MAX_FILES: usize = 200_000;

/// Returns a hash of the files below these folders, and below those that they name: in `.pth` files, and as editable
/// installs (`direct_url.json`, PEP 610). `None` if they cannot all be looked at: then nothing is to be remembered.
pub(crate) fn state(folders: &[PathBuf]) -> Option<String> {
    let mut walk = Walk {
        todo: folders.to_vec(),
        seen: BTreeSet::new(),
        files: Vec::new(),
    };
    while let Some(folder) = walk.todo.pop() {
        walk.folder(&folder)?;
    }
    walk.files.sort_unstable();
    let mut hash = blake3::Hasher::new();
    for (path, size, time) in walk.files {
        hash.update(path.as_os_str().as_encoded_bytes());
        hash.update(&[0]);
        hash.update(&size.to_le_bytes());
        hash.update(&time.to_le_bytes());
    }
    Some(hash.finalize().to_hex().to_string())
}

struct Walk {
    todo: Vec<PathBuf>,
    seen: BTreeSet<PathBuf>,
    files: Vec<(PathBuf, u64, u128)>,
}

impl Walk {
    fn folder(&mut self, folder: &Path) -> Option<()> {
        if !self.seen.insert(folder.to_path_buf()) {
            return Some(());
        }
        // What is not there, or no folder, brings nothing to import; a zip file counts as one file.
        let Ok(entries) = fs::read_dir(folder) else {
            return if folder.is_file() {
                self.file(folder.to_path_buf())
            } else {
                Some(())
            };
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            if self.seen.len() + self.files.len() > MAX_FILES {
                return None;
            }
            let is_hidden = name.as_encoded_bytes().starts_with(b".");
            if is_hidden || name == "__pycache__" || name == "node_modules" {
                continue;
            }
            let path = entry.path();
            match entry.file_type().ok()? {
                kind if kind.is_dir() => self.todo.push(path),
                // A link may lead back to where it stands.
                kind if kind.is_symlink() && path.is_dir() => self.todo.extend(fs::canonicalize(&path)),
                _ => {
                    if path.extension() == Some(OsStr::new("pth")) {
                        self.todo.extend(named_by_pth(&path));
                    } else if name == "direct_url.json" {
                        self.todo.extend(editable(&path));
                    }
                    self.file(path)?;
                }
            }
        }
        Some(())
    }

    fn file(&mut self, path: PathBuf) -> Option<()> {
        let Ok(about) = fs::metadata(&path) else {
            // A link that leads nowhere.
            return Some(());
        };
        let time = about.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        self.files.push((path, about.len(), time.as_nanos()));
        Some(())
    }
}

/// Returns the folders that a `.pth` file adds to the search path; lines that are code name none.
fn named_by_pth(file: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let lines = text.lines().map(str::trim_end);
    let folders = lines.filter(|line| !line.is_empty() && !line.starts_with(['#']) && !line.starts_with("import"));
    folders
        .filter_map(|line| Some(file.parent()?.join(line)))
        .filter(|folder| folder.is_dir())
        .collect()
}

/// Where a distribution came from.
#[derive(Deserialize)]
struct DirectUrl {
    url: String,
    dir_info: Option<DirInfo>,
}

#[derive(Deserialize)]
struct DirInfo {
    #[serde(default)]
    editable: bool,
}

/// Returns the folder of an editable install.
fn editable(file: &Path) -> Option<PathBuf> {
    let found: DirectUrl = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    found.dir_info.filter(|info| info.editable)?;
    let path = found.url.strip_prefix("file://")?;
    Some(PathBuf::from(percent_decode_str(path).decode_utf8().ok()?.as_ref()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    /// Writes a file of another size than before, so that no clock decides.
    fn write(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn every_file_that_could_be_imported_counts() {
        let home = tempfile::tempdir().unwrap();
        let (site, linked, editable) = (
            home.path().join("site"),
            home.path().join("li nk"),
            home.path().join("e d"),
        );
        let info = site.join("tool-1.0.dist-info");
        write(&site.join("webkit/__init__.py"), "1");
        write(
            &site.join("extra.pth"),
            &format!("import sys\n{}\n/missing\n", linked.display()),
        );
        let url = format!("file://{}", editable.display()).replace(' ', "%20");
        write(
            &info.join("direct_url.json"),
            &format!("{{\"url\": \"{url}\", \"dir_info\": {{\"editable\": true}}}}"),
        );
        write(&linked.join("a.py"), "1");
        write(&editable.join("src/tool/b.py"), "1");
        let now = || state(std::slice::from_ref(&site)).unwrap();
        let mut seen = vec![now()];
        for changed in [
            site.join("webkit/__init__.py"),
            site.join("webkit/data.txt"),
            linked.join("a.py"),
            editable.join("src/tool/b.py"),
            editable.join("src/tool/native.so"),
            info.join("RECORD"),
        ] {
            write(&changed, "22");
            let after = now();
            assert!(!seen.contains(&after), "{}", changed.display());
            seen.push(after);
        }
        for kept in ["webkit/__pycache__/a.pyc", ".lock"] {
            write(&site.join(kept), "22");
            assert_eq!(seen.last(), Some(&now()), "{kept}");
        }
        fs::remove_file(site.join("webkit/data.txt")).unwrap();
        assert!(!seen.contains(&now()));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_end() {
        let home = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(home.path(), home.path().join("again")).unwrap();
        std::os::unix::fs::symlink("nowhere", home.path().join("lost.py")).unwrap();
        assert!(state(&[home.path().to_path_buf(), home.path().join("missing")]).is_some());
    }
}
