//! A fixture: files in memory, checked as every front end checks them.

use deckle_content::Key;
use deckle_diagnostics::Diagnostic;
use deckle_workspace::{ExampleResults, Memory, Scope, Workspace};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Files by the path that messages show, such as `content/python/identity.yaml`.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Reads a fixture: `<name>.yaml` is one question, a folder `<name>/` a collection.
pub(crate) fn read(folder: &Path, name: &str) -> Option<Files> {
    let single = folder.join(format!("{name}.yaml"));
    if single.is_file() {
        return Some(Files::from([(
            "content/python/identity.yaml".to_owned(),
            fs::read(single).ok()?,
        )]));
    }
    let mut files = Files::new();
    for entry in fs::read_dir(folder.join(name)).ok()?.flatten() {
        let top = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() {
            files.insert(top, fs::read(entry.path()).ok()?);
            continue;
        }
        read_folder(&entry.path(), &format!("content/{top}"), &mut files)?;
    }
    Some(files)
}

fn read_folder(folder: &Path, shown: &str, files: &mut Files) -> Option<()> {
    for inner in fs::read_dir(folder).ok()?.flatten() {
        let path = format!("{shown}/{}", inner.file_name().to_string_lossy());
        if inner.path().is_dir() {
            read_folder(&inner.path(), &path, files)?;
        } else {
            files.insert(path, fs::read(inner.path()).ok()?);
        }
    }
    Some(())
}

/// Checks all files together; a single question is checked alone. `released.txt` holds the keys of an earlier revision.
pub(crate) fn check(files: &Files) -> Vec<Diagnostic> {
    let content = files.iter().filter(|(path, _)| *path != "released.txt");
    let mut memory = Memory::default();
    for (path, bytes) in content {
        memory.insert(path, bytes.clone());
    }
    let workspace = Workspace::open(memory, Path::new("."));
    let scope = match files.keys().collect::<Vec<_>>().as_slice() {
        [single] => Scope::of([single.as_str()]),
        _ => Scope::default(),
    };
    let released = files.get("released.txt").map(|bytes| String::from_utf8_lossy(bytes));
    let released = released.iter().flat_map(|text| text.lines());
    let released = released.filter_map(|line| line.parse::<Key>().ok()).collect::<Vec<_>>();
    let vanished = workspace.collection().check_released(&released);
    workspace
        .report(&scope, &ExampleResults::default(), vanished)
        .diagnostics
}
