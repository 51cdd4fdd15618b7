//! Writes a folder of files: all of them, or none.

use super::moves::Moves;
use super::{Output, file};
use anyhow::{Context as _, Result};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};
use tempfile::TempDir;

/// The list of files that an earlier run wrote into a folder. Only those are ever removed.
const MANIFEST: &str = ".deckle-files";
/// The folder, in the one that is written, where files are made when it is on another disk than the work folder.
const STAGING: &str = ".deckle-staging-";

/// Writes a set of files below `folder` and removes what an earlier run wrote there and this one does not. Where that fails,
/// because the disk is full for example, everything is as it was.
///
/// `work` is a folder in which the files are made before any of them is moved into place.
pub(crate) fn folder(work: &Path, folder: &Path, outputs: &[Output]) -> Result<()> {
    let first_made = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists());
    let first_made = first_made.last().map(Path::to_path_buf);
    let written = replace(work, folder, outputs);
    if let (Err(_), Some(made)) = (&written, first_made) {
        // Nothing is in it but what this run made: it was not there before.
        let _ = fs::remove_dir_all(made);
    }
    written
}

fn replace(work: &Path, folder: &Path, outputs: &[Output]) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let old = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    let new: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    // Until the last file is in place, the list names the files of both runs: an interrupted one leaves none behind.
    let both: BTreeSet<&str> = old.lines().chain(new.iter().copied()).collect();
    let staging = stage(work, folder, outputs)?;
    let (first, last) = (staging.path().join("first"), staging.path().join("last"));
    write_list(&first, &both)?;
    write_list(&last, &new)?;
    let mut moves = Moves::new(staging.path().join("before"));
    moves.put(&first, &folder.join(MANIFEST))?;
    for output in outputs {
        moves.put(
            &staging.path().join("new").join(&output.path),
            &folder.join(&output.path),
        )?;
    }
    moves.keep();
    for path in old.lines().filter(|path| !new.contains(path)) {
        remove(folder, path)?;
    }
    fs::rename(&last, folder.join(MANIFEST)).with_context(|| format!("cannot write {MANIFEST}"))
}

/// Makes all files in a folder of their own on the disk that they go to.
fn stage(work: &Path, folder: &Path, outputs: &[Output]) -> Result<TempDir> {
    fs::create_dir_all(work).with_context(|| format!("cannot make {}", work.display()))?;
    let mut staging = TempDir::with_prefix_in("staging-", work).context("cannot make a staging folder")?;
    if !is_beside(staging.path(), folder)? {
        staging = TempDir::with_prefix_in(STAGING, folder)
            .with_context(|| format!("cannot make a folder in {}", folder.display()))?;
    }
    for output in outputs {
        let staged = staging.path().join("new").join(&output.path);
        if let Some(parent) = staged.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        fs::write(&staged, &output.bytes).with_context(|| format!("cannot write {}", output.path))?;
    }
    Ok(staging)
}

/// Tells whether files can be moved from one folder to another.
fn is_beside(staging: &Path, folder: &Path) -> Result<bool> {
    let (from, to) = (staging.join("probe"), folder.join(".deckle-probe"));
    file(&from, b"")?;
    let moved = fs::rename(&from, &to);
    let _ = fs::remove_file(&to);
    match moved {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => Ok(false),
        moved => moved
            .map(|()| true)
            .with_context(|| format!("cannot write to {}", folder.display())),
    }
}

fn write_list(path: &Path, paths: &BTreeSet<&str>) -> Result<()> {
    let text: String = paths.iter().map(|path| format!("{path}\n")).collect();
    file(path, text.as_bytes())
}

/// Removes a file that an earlier run wrote, and its folders if they are then empty.
fn remove(folder: &Path, path: &str) -> Result<()> {
    let relative = Path::new(path);
    // The list may have been edited: what leads out of the folder is not ours.
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return Ok(());
    }
    match fs::remove_file(folder.join(relative)) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot remove {path}"));
        }
        _ => {}
    }
    for parent in relative
        .ancestors()
        .skip(1)
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        // Fails on a folder that still holds something, which is as it should be.
        if fs::remove_dir(folder.join(parent)).is_err() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    fn outputs(names: &[&str], text: &str) -> Vec<Output> {
        let output = |name: &&str| Output {
            path: (*name).to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        names.iter().map(output).collect()
    }

    fn files(folder: &Path) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let mut todo = vec![folder.to_path_buf()];
        while let Some(at) = todo.pop() {
            for entry in fs::read_dir(at).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    todo.push(path.clone());
                }
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                out.push((name, fs::read_to_string(path).unwrap_or_default()));
            }
        }
        out.sort();
        out
    }

    /// A file cannot take the place of a folder that holds something: the failure comes when others are in place.
    #[test]
    fn what_cannot_be_written_leaves_everything_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let (work, site) = (home.path().join("work"), home.path().join("a/site"));
        folder(&work, &site, &outputs(&["a", "b/c", "old"], "1")).unwrap();
        fs::create_dir(site.join("z")).unwrap();
        fs::write(site.join("z/mine"), "mine").unwrap();
        let before = files(&site);
        assert!(folder(&work, &site, &outputs(&["a", "b/c", "n/e/w", "z"], "2")).is_err());
        assert_eq!(files(&site), before);
        assert_eq!(files(&work), []);
        fs::remove_dir_all(site.join("z")).unwrap();
        folder(&work, &site, &outputs(&["a", "b/c", "n/e/w", "z"], "2")).unwrap();
        let names: Vec<_> = files(&site).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, [".deckle-files", "a", "b", "b/c", "n", "n/e", "n/e/w", "z"]);
    }

    #[test]
    fn a_folder_that_was_not_there_is_not_there_after_a_failure() {
        let home = tempfile::tempdir().unwrap();
        let (work, site) = (home.path().join("work"), home.path().join("a/site"));
        assert!(folder(&work, &site, &outputs(&["a", "a/b"], "1")).is_err());
        assert!(!home.path().join("a").exists());
    }
}
