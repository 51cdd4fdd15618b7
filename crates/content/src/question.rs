//! A question as its file gives it, typed. `schemas/question.schema.json` is the contract; a test holds the two together.

use crate::tree::Node;
use serde::{Deserialize, Serialize};

/// Whom an interviewer would ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// In the first year.
    Junior,
    /// Everyday working knowledge.
    Mid,
    /// Internals and trade-offs.
    Senior,
}

impl Level {
    /// All levels, easiest first.
    pub const ALL: [Level; 3] = [Level::Junior, Level::Mid, Level::Senior];

    /// Returns the word that files and readers use.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Junior => "junior",
            Level::Mid => "mid",
            Level::Senior => "senior",
        }
    }
}

/// One interview question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question: one line of Markdown.
    pub question: String,
    /// Whom to ask.
    pub level: Level,
    /// Words from the topic's vocabulary, the most telling one first.
    pub tags: Vec<String>,
    /// The id of the question of its topic that it stands after, unless the topic's `order` names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Markdown.
    pub answer: String,
    /// The examples, in order.
    pub snippets: Vec<Snippet>,
    /// https links to documentation.
    pub references: Vec<String>,
    /// Ids (`id` or `topic/id`) of questions to read next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// Keys under which this question was released before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    /// Findings that this file suppresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allow>,
}

/// A finding that a file suppresses, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The rule's code.
    pub rule: String,
    /// Why it is right to stay.
    pub reason: String,
}

/// An example, with what it promises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    /// A few words above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The language, in lower case; `python` where the file gives none, until [`Snippet::default_language`] says better.
    #[serde(default = "python")]
    pub language: String,
    /// The example itself.
    pub code: String,
    /// What it prints. `<~sample~>` marks a part that varies between runs: see [`crate::pattern`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stdout: Option<String>,
    /// The exception that it ends in: `Type` or `Type: message`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raises: Option<String>,
    /// Why it is shown but not run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_run: Option<String>,
    /// Requirement specifiers of the packages that it imports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<String>,
    /// The interpreters that can run it, such as `>=3.12`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub python: Option<String>,
    /// The versions of Node.js that can run it, such as `>=22`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// Code that is run before it and not shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setup: Option<String>,
    /// Seconds after which it is stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u64>,
    /// Whether it awaits outside a function.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub top_level_await: bool,
}

fn python() -> String {
    "python".to_owned()
}

impl Snippet {
    /// The seconds that an example has unless it asks for another limit.
    pub const DEFAULT_TIMEOUT: u64 = 10;

    /// Gives the example its topic's language if its own mapping, `written`, names none.
    pub fn default_language(&mut self, written: &Node, language: &str) {
        if written.entry("language").is_none() {
            language.clone_into(&mut self.language);
        }
    }

    /// Returns how deckle treats the language.
    pub fn kind(&self) -> Kind {
        match self.language.as_str() {
            "python" => Kind::Python,
            "pycon" => Kind::Pycon,
            "sql" => Kind::Sql,
            "javascript" => Kind::JavaScript,
            _ => Kind::Shown,
        }
    }
}

/// How deckle treats an example's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A script, run as `python main.py`.
    Python,
    /// A `>>>` session that shows exactly what Python says.
    Pycon,
    /// Statements, run on `SQLite` through the interpreter.
    Sql,
    /// A script or module, run by Node.js.
    JavaScript,
    /// Another language: shown, parsed where a parser is at hand, never called run.
    Shown,
}
