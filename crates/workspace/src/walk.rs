//! Finds a collection's files by their names. Links are not followed, and what cannot be listed is a finding.

use crate::file_findings as finding;
use crate::file_system::{Entry, FileSystem, Kind};
use deckle_content::{Key, key::is_slug};
use deckle_diagnostics::Diagnostic;
use deckle_exporters::is_reserved;
use std::io;

/// The files of a topic, not read yet.
pub(crate) struct TopicPaths {
    /// The folder's name.
    pub(crate) id: String,
    /// The path of the topic's own file; whether it is there shows when it is read.
    pub(crate) topic: String,
    /// Whether there is such a file.
    pub(crate) has_topic: bool,
    /// The questions, in the order of their names.
    pub(crate) questions: Vec<(Key, String)>,
}

/// Files that may stand beside the questions.
const COMPANIONS: [&str; 3] = ["requirements.txt", "requirements.in", "README.md"];
/// Folders that may.
const COMPANION_FOLDERS: [&str; 2] = ["media", "fonts"];
/// The longest id of a question, in characters.
const MAX_ID: usize = 60;

/// Finds all files below `content`, topic by topic in the order of their names, and what is wrong with names and folders.
pub(crate) fn walk(files: &dyn FileSystem) -> (Vec<TopicPaths>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut topics = Vec::new();
    for entry in list(files, "content", &mut findings) {
        let path = format!("content/{}", entry.name);
        if entry.kind == Kind::Link {
            findings.push(finding::link(&path));
        } else if entry.kind != Kind::Folder {
            if entry.name != "README.md" {
                findings.push(finding::stray(
                    &path,
                    "this file belongs to no topic",
                    "move it into a topic's folder, content/<topic>/",
                ));
            }
        } else if !is_slug(&entry.name) {
            findings.push(finding::bad_name(&path, "a topic's folder"));
        } else if is_reserved(&entry.name) {
            findings.push(finding::reserved_name(&path, &entry.name));
        } else {
            topics.push(topic(files, entry.name, &path, &mut findings));
        }
    }
    (topics, findings)
}

fn topic(files: &dyn FileSystem, id: String, folder: &str, findings: &mut Vec<Diagnostic>) -> TopicPaths {
    let mut found = TopicPaths {
        id,
        topic: format!("{folder}/topic.yaml"),
        has_topic: false,
        questions: Vec::new(),
    };
    for entry in list(files, folder, findings) {
        let path = format!("{folder}/{}", entry.name);
        match entry.kind {
            Kind::Link => findings.push(finding::link(&path)),
            Kind::Folder if COMPANION_FOLDERS.contains(&entry.name.as_str()) => {}
            Kind::Folder => findings.push(finding::stray(
                &path,
                "a topic's folder holds no other folders than media and fonts",
                "move its questions up, or make it a topic of its own",
            )),
            Kind::Other => findings.push(finding::not_a_file(&path)),
            Kind::File if entry.name == "topic.yaml" => found.has_topic = true,
            // Read by whoever needs it.
            Kind::File if is_companion(&entry.name) => {}
            Kind::File => match question_id(&path, &entry.name) {
                Ok(question) => {
                    let key = Key::new(found.id.as_str(), question);
                    found.questions.push((key, path));
                }
                Err(wrong) => findings.push(*wrong),
            },
        }
    }
    found
}

/// Tells whether a file may stand beside the questions: a sample database of `sql` examples among others.
fn is_companion(name: &str) -> bool {
    COMPANIONS.contains(&name) || matches!(name.rsplit_once('.'), Some((_, "sql")))
}

/// Reads a question's id off its file name, or says what is wrong with the name.
fn question_id<'n>(path: &str, name: &'n str) -> Result<&'n str, Box<Diagnostic>> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let lower = extension.to_ascii_lowercase();
    if extension != "yaml" && matches!(lower.as_str(), "yaml" | "yml" | "json") {
        Err(Box::new(finding::wrong_extension(path, stem, extension)))
    } else if extension != "yaml" {
        Err(Box::new(finding::no_question(path)))
    } else if !is_slug(stem) || stem.len() > MAX_ID {
        Err(Box::new(finding::bad_name(path, "a question's file")))
    } else {
        Ok(stem)
    }
}

/// Lists a folder in the order of names; what cannot be listed is a finding. Hidden files and editors' copies are no part
/// of the content.
fn list(files: &dyn FileSystem, folder: &str, findings: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let listing = match files.list(folder) {
        Ok(listing) => listing,
        Err(error) => {
            findings.push(finding::unreadable(folder, &error));
            return Vec::new();
        }
    };
    let mut entries = readable(listing, folder, findings);
    entries.retain(|entry| !entry.name.starts_with('.') && !entry.name.ends_with('~'));
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    entries
}

/// Keeps what a listing gives; where it breaks off, as on a bad disk or a network that went away, it says so.
fn readable(listing: Vec<io::Result<Entry>>, folder: &str, findings: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut found = Vec::new();
    for entry in listing {
        match entry {
            Ok(entry) => found.push(entry),
            Err(error) => findings.push(finding::unreadable(folder, &error)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_that_breaks_off_is_a_finding() {
        let entry = |name: &str| Entry {
            name: name.to_owned(),
            kind: Kind::File,
        };
        let mut findings = Vec::new();
        let listing = vec![
            Ok(entry("a")),
            Err(io::Error::other("the disk is gone")),
            Ok(entry("b")),
        ];
        assert_eq!(
            readable(listing, "content/python", &mut findings),
            [entry("a"), entry("b")]
        );
        let [found] = findings.as_slice() else {
            panic!("one error, but {findings:?}")
        };
        assert_eq!((found.code(), found.path()), ("io/unreadable", "content/python"));
        assert!(found.message.contains("the disk is gone"), "{}", found.message);
    }
}
