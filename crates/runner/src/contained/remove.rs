//! Removes a folder that an example filled, whatever it did to keep that from working.
//!
//! Paths may be longer than the system accepts, folders thousands of levels deep or without permissions, names may be
//! links. Nothing is followed, nothing recurses, and no more than two folders are open at a time: each nested folder is
//! moved up beside its parent before it is emptied.

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, chmodat, mkdirat, openat, renameat, unlinkat};
use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

/// Removes `name` in the folder `parent`, with all that it holds. A folder that is not there is no error.
pub(crate) fn remove(parent: &Path, name: &str) -> io::Result<()> {
    let parent = open(&CWD, parent)?;
    match unlinkat(&parent, name, AtFlags::empty()) {
        Ok(()) | Err(rustix::io::Errno::NOENT) => return Ok(()),
        // A folder: EISDIR on Linux, EPERM unsupported.
        Err(_) => {}
    }
    // Everything is moved into this folder before it is emptied, so that depth does not matter.
    let heap_name = format!(".{name}.removing");
    match mkdirat(&parent, heap_name.as_str(), Mode::RWXU) {
        Ok(()) | Err(rustix::io::Errno::EXIST) => {}
        Err(error) => return Err(error.into()),
    }
    let heap = open(&parent, heap_name.as_str())?;
    let mut count = 0_u64;
    lift(&parent, name, &heap, &mut count)?;
    while let Some(folder) = first(&heap)? {
        empty(&heap, &folder, &mut count)?;
    }
    drop(heap);
    Ok(unlinkat(&parent, heap_name.as_str(), AtFlags::REMOVEDIR)?)
}

/// Empties a folder that holds only a few files; tells whether it did. The cheap way for the common case: making and
/// removing folders is most of what this program itself does for an example.
pub(crate) fn empty_in_place(folder: &Path) -> bool {
    let Ok(folder) = open(&CWD, folder) else { return false };
    let Ok(entries) = Dir::read_from(&folder) else {
        return false;
    };
    let mut names = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) if is_dot(entry.file_name()) => {}
            Ok(entry) if entry.file_type() == FileType::RegularFile && names.len() < 8 => {
                names.push(entry.file_name().to_owned());
            }
            _ => return false,
        }
    }
    names
        .iter()
        .all(|name| unlinkat(&folder, name, AtFlags::empty()).is_ok())
}

/// Removes the files of a folder in which nothing but files can be made.
pub(crate) fn remove_files(folder: &Path) -> io::Result<()> {
    let folder = open(&CWD, folder)?;
    let entries = Dir::read_from(&folder)?.collect::<Result<Vec<_>, _>>()?;
    for entry in entries.iter().filter(|entry| !is_dot(entry.file_name())) {
        unlinkat(&folder, entry.file_name(), AtFlags::empty())?;
    }
    Ok(())
}

fn open<P: rustix::path::Arg>(at: &impl std::os::fd::AsFd, path: P) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(openat(at, path, flags, Mode::empty())?)
}

/// Moves a folder into the heap under a name of its own.
fn lift<P: rustix::path::Arg>(from: &OwnedFd, name: P, heap: &OwnedFd, count: &mut u64) -> io::Result<()> {
    let name = name.into_c_str()?;
    // A folder without permissions can neither be moved nor be listed.
    let _ = chmodat(from, name.as_ref(), Mode::RWXU, AtFlags::empty());
    *count += 1;
    Ok(renameat(from, name.as_ref(), heap, format!("{count}"))?)
}

/// Returns the name of some folder in the heap.
fn first(heap: &OwnedFd) -> io::Result<Option<std::ffi::CString>> {
    for entry in Dir::read_from(heap)? {
        let entry = entry?;
        if !is_dot(entry.file_name()) {
            return Ok(Some(entry.file_name().to_owned()));
        }
    }
    Ok(None)
}

/// Removes one folder of the heap: its files at once, its folders by moving them into the heap.
fn empty(heap: &OwnedFd, name: &std::ffi::CStr, count: &mut u64) -> io::Result<()> {
    let folder = open(heap, name)?;
    loop {
        let mut found = false;
        // Removing while listing may skip entries, hence the loop.
        for entry in Dir::read_from(&folder)? {
            let entry = entry?;
            if is_dot(entry.file_name()) {
                continue;
            }
            found = true;
            let is_folder = entry.file_type() == FileType::Directory
                || entry.file_type() == FileType::Unknown
                    && unlinkat(&folder, entry.file_name(), AtFlags::empty()).is_err();
            if is_folder {
                lift(&folder, entry.file_name(), heap, count)?;
            } else if entry.file_type() != FileType::Unknown {
                unlinkat(&folder, entry.file_name(), AtFlags::empty())?;
            }
        }
        if !found {
            break;
        }
    }
    Ok(unlinkat(heap, name, AtFlags::REMOVEDIR)?)
}

fn is_dot(name: &std::ffi::CStr) -> bool {
    matches!(name.to_bytes(), b"." | b"..")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    #[test]
    fn a_deep_tree_without_permissions_goes_and_nothing_beyond_it() {
        let home = tempfile::tempdir().unwrap();
        let outside = home.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("kept"), "x").unwrap();
        let name = "d".repeat(100);
        fs::create_dir(home.path().join("box")).unwrap();
        let mut at = open(&CWD, home.path().join("box")).unwrap();
        for _ in 0..200 {
            mkdirat(&at, name.as_str(), Mode::RWXU).unwrap();
            at = open(&at, name.as_str()).unwrap();
        }
        symlink(&outside, home.path().join("box/link")).unwrap();
        fs::write(home.path().join("box/file"), "x").unwrap();
        fs::create_dir(home.path().join("box/shut")).unwrap();
        fs::write(home.path().join("box/shut/file"), "x").unwrap();
        fs::set_permissions(home.path().join("box/shut"), fs::Permissions::from_mode(0o000)).unwrap();
        remove(home.path(), "box").unwrap();
        remove(home.path(), "box").unwrap();
        let left: Vec<_> = fs::read_dir(home.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, ["outside"]);
        assert!(outside.join("kept").exists());
    }
}
