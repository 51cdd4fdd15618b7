//! Finds a collection's files and reads them: the one place where content comes off the disk.
//!
//! Only regular files are opened, links are not followed, sizes are checked before reading, and what cannot be read is a
//! finding, not the end of the check.

use deckle_content::{Key, Limits, Parsed, document, key::is_slug};
use deckle_diagnostics::{Diagnostic, SourceFile, escape};
use rayon::prelude::*;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// A topic's files, read and parsed.
pub(crate) struct TopicFiles {
    /// The folder's name.
    pub(crate) id: String,
    /// The topic's own file.
    pub(crate) topic: Parsed,
    /// Its questions, in the order of their names.
    pub(crate) questions: Vec<(Key, Parsed)>,
}

/// All content of a root, and what is wrong with the folders themselves.
pub(crate) struct Content {
    /// The topics, in the order of their names.
    pub(crate) topics: Vec<TopicFiles>,
    /// Findings about files that are no questions.
    pub(crate) strays: Vec<Diagnostic>,
}

/// A folder or file that the walk found.
struct Entry {
    path: PathBuf,
    name: String,
    metadata: Metadata,
}

/// Files that may stand beside the questions.
const COMPANIONS: [&str; 4] = ["requirements.txt", "requirements.in", "README.md", "topic.yaml"];
/// Folders that may.
const COMPANION_FOLDERS: [&str; 2] = ["media", "fonts"];

/// Tells whether an export has files or folders of this name: those of the whole collection, of the page, of study guides.
fn is_taken(topic: &str) -> bool {
    matches!(topic, "collection" | "site" | "index" | "assets") || topic.ends_with("-study")
}

/// Reads all content below `root/content`.
pub(crate) fn load(root: &Path, limits: &Limits) -> Content {
    let mut strays = Vec::new();
    let mut found: Vec<(String, Vec<Entry>)> = Vec::new();
    for entry in list(root, &root.join("content"), &mut strays) {
        let shown = shown(root, &entry.path);
        if entry.metadata.is_symlink() {
            strays.push(symlink(&shown));
        } else if !entry.metadata.is_dir() {
            if entry.name != "README.md" {
                strays.push(stray(
                    &shown,
                    "this file belongs to no topic",
                    "move it into a topic's folder, content/<topic>/",
                ));
            }
        } else if !is_slug(&entry.name) {
            strays.push(bad_name(&shown, "a topic's folder"));
        } else if is_taken(&entry.name) {
            strays.push(
                Diagnostic::unreadable(
                    "io/file-name",
                    shown.as_str(),
                    format!("`{}` is taken by the exports, so no topic can have it", entry.name),
                )
                .help("give the folder another name"),
            );
        } else {
            let files = list(root, &entry.path, &mut strays);
            found.push((entry.name, files));
        }
    }
    let mut topics = Vec::new();
    for (id, entries) in found {
        topics.push(topic(root, id, entries, limits, &mut strays));
    }
    Content { topics, strays }
}

fn topic(root: &Path, id: String, entries: Vec<Entry>, limits: &Limits, strays: &mut Vec<Diagnostic>) -> TopicFiles {
    let mut files = Vec::new();
    let mut own = None;
    for entry in entries {
        let path = shown(root, &entry.path);
        if entry.metadata.is_symlink() {
            strays.push(symlink(&path));
        } else if entry.metadata.is_dir() {
            if !COMPANION_FOLDERS.contains(&entry.name.as_str()) {
                strays.push(stray(
                    &path,
                    "a topic's folder holds no other folders than media and fonts",
                    "move its questions up, or make it a topic of its own",
                ));
            }
        } else if !entry.metadata.is_file() {
            strays.push(
                Diagnostic::unreadable(
                    "io/not-a-file",
                    path,
                    "this is not a regular file, so it was not opened",
                )
                .help("put a plain file here, or remove it"),
            );
        } else if entry.name == "topic.yaml" {
            own = Some(entry);
        } else if COMPANIONS.contains(&entry.name.as_str()) {
            // Read by whoever needs it.
        } else if let Some(question) = question_id(&path, &entry.name, strays) {
            files.push((Key::new(id.as_str(), question), entry));
        }
    }
    let topic = if let Some(entry) = own {
        read(root, &entry, limits)
    } else {
        let path = format!("content/{id}/topic.yaml");
        let message = format!("the topic `{id}` has no topic.yaml");
        let missing = Diagnostic::unreadable("io/missing-topic", path.as_str(), message)
            .help("write one that gives title, description, group, tags and order: see schemas/topic.schema.json");
        not_parsed(&path, missing)
    };
    let questions = files
        .into_par_iter()
        .map(|(key, entry)| (key, read(root, &entry, limits)))
        .collect();
    TopicFiles { id, topic, questions }
}

/// Reads a question's id off its file name, or says what is wrong with the name.
fn question_id(path: &str, name: &str, strays: &mut Vec<Diagnostic>) -> Option<String> {
    let Some((stem, extension)) = name.rsplit_once('.') else {
        strays.push(stray(
            path,
            "this file is no question",
            "a question's file ends in .yaml; remove what does not belong here",
        ));
        return None;
    };
    let lower = extension.to_ascii_lowercase();
    if extension != "yaml" && matches!(lower.as_str(), "yaml" | "yml" | "json") {
        strays.push(
            Diagnostic::unreadable(
                "io/wrong-extension",
                path,
                format!("`.{extension}` is not read: a question's file ends in `.yaml`"),
            )
            .help(format!("rename it to {stem}.yaml")),
        );
        return None;
    }
    if extension != "yaml" {
        strays.push(stray(
            path,
            "this file is no question",
            "a question's file ends in .yaml; remove what does not belong here",
        ));
        return None;
    }
    if !is_slug(stem) || stem.len() > 60 {
        strays.push(bad_name(path, "a question's file"));
        return None;
    }
    Some(stem.to_owned())
}

/// Lists a folder in the order of names; what cannot be listed is a finding.
fn list(root: &Path, folder: &Path, strays: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            strays.push(unreadable(&shown(root, folder), &error));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for entry in readable(entries, &shown(root, folder), strays) {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        match fs::symlink_metadata(&path) {
            Ok(metadata) => found.push(Entry { path, name, metadata }),
            Err(error) => strays.push(unreadable(&shown(root, &path), &error)),
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Keeps what a listing gives; where it breaks off, as on a bad disk or a network that went away, it says so.
fn readable<T>(entries: impl Iterator<Item = io::Result<T>>, shown: &str, strays: &mut Vec<Diagnostic>) -> Vec<T> {
    let mut found = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => found.push(entry),
            Err(error) => strays.push(unreadable(shown, &error)),
        }
    }
    found
}

/// Reads and parses one file by its path; `None` if there is no such file.
pub(crate) fn file(root: &Path, path: &Path, limits: &Limits) -> Option<Parsed> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let metadata = match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata,
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            let shown = shown(root, path);
            let finding = unreadable(&shown, &error);
            return Some(not_parsed(&shown, finding));
        }
        _ => return None,
    };
    let entry = Entry {
        path: path.to_path_buf(),
        name,
        metadata,
    };
    Some(read(root, &entry, limits))
}

/// Reads and parses a regular file.
fn read(root: &Path, entry: &Entry, limits: &Limits) -> Parsed {
    let shown = shown(root, &entry.path);
    if entry.metadata.len() > limits.bytes {
        let finding = document::too_big(&shown, entry.metadata.len(), limits);
        return not_parsed(&shown, finding);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(entry.metadata.len()).unwrap_or_default());
    // A file may grow between the look and the read: one byte over the limit is enough to know.
    let read = File::open(&entry.path).and_then(|file| file.take(limits.bytes + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        let finding = unreadable(&shown, &error);
        return not_parsed(&shown, finding);
    }
    document::parse(&shown, &bytes, limits)
}

/// A file that gave nothing to parse, and why.
fn not_parsed(shown: &str, finding: Diagnostic) -> Parsed {
    Parsed {
        file: SourceFile::new(shown, ""),
        document: None,
        diagnostics: vec![finding],
    }
}

/// Returns a path as messages show it: relative to the root, with forward slashes; renderers escape it.
pub(crate) fn shown(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::unreadable("io/unreadable", path, format!("this cannot be read: {error}"))
        .help("let everybody read it, such as with `chmod a+r`; if it can be read, check the disk")
}

fn symlink(path: &str) -> Diagnostic {
    Diagnostic::unreadable("io/symlink", path, "this is a link, and links are not followed here")
        .help("put the file itself here")
}

fn stray(path: &str, message: &str, help: &str) -> Diagnostic {
    Diagnostic::unreadable("io/stray-file", path, message).help(help)
}

fn bad_name(path: &str, what: &str) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    Diagnostic::unreadable(
        "io/file-name",
        path,
        format!("`{}` is no name for {what}", escape::shorten(name, 80)),
    )
    .help("use lower-case letters, digits and single hyphens, at most 60 characters")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_that_breaks_off_is_a_finding() {
        let mut strays = Vec::new();
        let entries = [Ok(1), Err(io::Error::other("the disk is gone")), Ok(2)];
        assert_eq!(readable(entries.into_iter(), "content/python", &mut strays), [1, 2]);
        let [found] = strays.as_slice() else {
            panic!("one error, but {strays:?}")
        };
        assert_eq!((found.code, found.path()), ("io/unreadable", "content/python"));
        assert!(found.message.contains("the disk is gone"), "{}", found.message);
    }
}
