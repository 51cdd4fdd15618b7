//! What is known of one file from its own bytes, remembered by their hash.

use crate::LIMITS;
use crate::file_findings::{missing_topic, not_a_file, unreadable};
use crate::file_system::{FileSystem, Kind};
use deckle_content::{Document, Key, Parsed, Snippet, document};
use deckle_diagnostics::{Diagnostic, Registry, SourceFile};
use deckle_validate::{Checked, Config, Image, check_config, check_question, check_topic, images, runnable_examples};
use std::io;
use std::sync::Arc;

/// A question's file.
#[derive(Debug)]
pub struct Question {
    /// Its permanent name.
    pub key: Key,
    /// Its display path.
    pub path: String,
    /// The tree, if the file parsed.
    pub document: Option<Document>,
    /// The question, if the file fits its schema.
    pub typed: Option<deckle_content::Question>,
    /// The examples that can be run, with their places in the list: all, unless the file has mistakes.
    pub examples: Vec<(usize, Snippet)>,
    /// The images that its answer shows.
    pub images: Vec<Image>,
    /// The findings of the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl Question {
    /// Returns its id: its file's name.
    pub fn id(&self) -> &str {
        &self.key.id
    }

    /// Returns the id of the question that it stands after, be its file without mistakes or not.
    pub fn after(&self) -> Option<&str> {
        self.document.as_ref()?.root.entry("after")?.node.as_str()
    }
}

/// A topic's own file.
#[derive(Debug)]
pub struct TopicFile {
    /// Its display path.
    pub path: String,
    /// The tree, if the file parsed.
    pub document: Option<Document>,
    /// What it says, if it fits its schema.
    pub typed: Option<deckle_content::Topic>,
    /// Its findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// A collection's settings.
#[derive(Debug)]
pub struct Settings {
    /// Their display path.
    pub path: String,
    /// The tree, if the file parsed.
    pub document: Option<Document>,
    /// What they say, if the file fits its schema.
    pub typed: Option<Config>,
    /// Their findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is known of one file from its own bytes.
#[derive(Debug, Clone)]
pub enum FileAnalysis {
    /// It is a question.
    Question(Arc<Question>),
    /// It is a topic's own file.
    Topic(Arc<TopicFile>),
    /// It holds the collection's settings.
    Settings(Arc<Settings>),
}

impl TopicFile {
    /// Returns the language of examples that name none.
    pub fn language(&self) -> &str {
        let written = self
            .document
            .as_ref()
            .and_then(|document| document.root.entry("language"));
        written.and_then(|found| found.node.as_str()).unwrap_or("python")
    }
}

impl FileAnalysis {
    /// Returns the file's display path.
    pub fn path(&self) -> &str {
        match self {
            FileAnalysis::Question(question) => &question.path,
            FileAnalysis::Topic(topic) => &topic.path,
            FileAnalysis::Settings(settings) => &settings.path,
        }
    }

    /// Returns the file's tree, if it parsed.
    pub fn document(&self) -> Option<&Document> {
        match self {
            FileAnalysis::Question(question) => question.document.as_ref(),
            FileAnalysis::Topic(topic) => topic.document.as_ref(),
            FileAnalysis::Settings(settings) => settings.document.as_ref(),
        }
    }

    /// Returns what is wrong in the file alone. `allow:` lists and severities are not applied.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            FileAnalysis::Question(question) => &question.diagnostics,
            FileAnalysis::Topic(topic) => &topic.diagnostics,
            FileAnalysis::Settings(settings) => &settings.diagnostics,
        }
    }
}

/// What a file is, by its place in the collection.
pub(crate) enum Role {
    /// The question's key, and the language of its topic's examples.
    Question(Key, String),
    /// The topic's id, and whether there is such a file.
    Topic(String, bool),
    Settings,
}

impl Role {
    /// Returns the hash of all that the analysis of a file with these bytes depends on.
    pub(crate) fn hash(&self, bytes: &[u8]) -> blake3::Hash {
        match self {
            Role::Question(_, language) if language != "python" => {
                let mut hasher = blake3::Hasher::new();
                hasher.update(language.as_bytes()).update(b"\0").update(bytes);
                hasher.finalize()
            }
            _ => blake3::hash(bytes),
        }
    }
}

/// The bytes of a file, or why there are none.
pub(crate) enum Content {
    Bytes(Vec<u8>),
    Finding(Box<Diagnostic>),
}

impl Content {
    /// Reads a regular file.
    fn read(files: &dyn FileSystem, path: &str) -> io::Result<Content> {
        let (kind, size) = files.metadata(path)?;
        if kind != Kind::File {
            return Ok(Content::Finding(Box::new(not_a_file(path))));
        }
        if size > LIMITS.bytes {
            return Ok(Content::Finding(Box::new(document::too_big(path, size, &LIMITS))));
        }
        // A file may grow between the look and the read: one byte over the limit is enough to know.
        files.read(path, LIMITS.bytes + 1).map(Content::Bytes)
    }

    /// Reads a file of the collection; what cannot be read is a finding.
    pub(crate) fn of(files: &dyn FileSystem, path: &str, role: &Role) -> Content {
        match role {
            Role::Topic(id, false) => Content::Finding(Box::new(missing_topic(path, id))),
            _ => {
                Content::read(files, path).unwrap_or_else(|error| Content::Finding(Box::new(unreadable(path, &error))))
            }
        }
    }

    fn parse(self, path: &str) -> Parsed {
        match self {
            Content::Bytes(bytes) => document::parse(path, &bytes, &LIMITS),
            Content::Finding(finding) => Parsed {
                file: SourceFile::new(path, ""),
                document: None,
                diagnostics: vec![*finding],
            },
        }
    }
}

/// Parses and checks one file. `registry` knows the codes that settings may name.
pub(crate) fn analyse(path: &str, role: &Role, content: Content, registry: &Registry) -> FileAnalysis {
    let parsed = content.parse(path);
    match role {
        Role::Question(key, language) => FileAnalysis::Question(Arc::new(question(path, key, language, parsed))),
        Role::Topic(..) => {
            let Checked {
                document,
                value,
                diagnostics,
            } = check_topic(parsed);
            FileAnalysis::Topic(Arc::new(TopicFile {
                path: path.to_owned(),
                document,
                typed: value,
                diagnostics,
            }))
        }
        Role::Settings => {
            let Checked {
                document,
                value,
                diagnostics,
            } = check_config(parsed, registry);
            FileAnalysis::Settings(Arc::new(Settings {
                path: path.to_owned(),
                document,
                typed: value,
                diagnostics,
            }))
        }
    }
}

fn question(path: &str, key: &Key, language: &str, parsed: Parsed) -> Question {
    let Checked {
        document,
        value,
        diagnostics,
    } = check_question(parsed, language);
    let examples = document.as_ref().map_or_else(Vec::new, |document| {
        let runnable = runnable_examples(document, value.as_ref(), language, &diagnostics).into_iter();
        runnable.map(|(at, example)| (at, example.into_owned())).collect()
    });
    Question {
        key: key.clone(),
        path: path.to_owned(),
        images: document.as_ref().map(images).unwrap_or_default(),
        document,
        typed: value,
        examples,
        diagnostics,
    }
}
