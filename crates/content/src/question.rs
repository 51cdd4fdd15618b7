//! A question as its file gives it, typed. `schemas/question.schema.json` is the contract; a test holds the two together.

use crate::engine::Engine;
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
    /// What an interviewer asks next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<FollowUp>,
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

impl Question {
    /// Returns the follow-ups as Markdown, a heading line and a list, for exports that have no form of their own for them;
    /// nothing if there are none. A line has no room for an image, which becomes a link.
    pub fn follow_ups_markdown(&self) -> String {
        if self.follow_ups.is_empty() {
            return String::new();
        }
        let items = self.follow_ups.iter();
        let items = items.map(|one| format!("- **{}** {}\n", one.question.trim(), one.answer.trim()));
        format!("Asked next:\n\n{}", items.collect::<String>()).replace("![", "[")
    }
}

/// A short question that an interviewer asks next, with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The question: one line of Markdown.
    pub question: String,
    /// Its answer: one line of Markdown.
    pub answer: String,
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
    /// The engines that an `sql` example claims to be true of; none for `SQLite` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub engines: Vec<Engine>,
    /// What it prints. `<~sample~>` marks a part that varies between runs: see [`crate::pattern`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stdout: Option<String>,
    /// What it writes to standard error, beside the report of the exception that it ends in; marks as in `stdout`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stderr: Option<String>,
    /// The exception that it ends in: `Type` or `Type: message`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raises: Option<String>,
    /// What it prints and ends in where its engines differ, in place of `stdout` and `raises`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<EngineResult>,
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
    /// The versions of `SQLite` that it is true of, such as `>=3.45`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sqlite: Option<String>,
    /// The versions of `DuckDB` that it is true of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duckdb: Option<String>,
    /// The versions of `PostgreSQL` that it is true of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postgresql: Option<String>,
    /// The versions of `MariaDB` that it is true of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mariadb: Option<String>,
    /// Whether an `sql` example starts from its topic's sample database; `None` stands for yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<bool>,
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

/// What an example prints and ends in on some of its engines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineResult {
    /// The engines.
    pub engines: Vec<Engine>,
    /// What it prints there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stdout: Option<String>,
    /// What it ends in there: class and code, then, optionally, `: ` and the stable part of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raises: Option<String>,
}

fn python() -> String {
    "python".to_owned()
}

/// An empty script.
impl Default for Snippet {
    fn default() -> Self {
        Snippet {
            title: None,
            language: python(),
            code: String::new(),
            engines: Vec::new(),
            stdout: None,
            stderr: None,
            raises: None,
            results: Vec::new(),
            not_run: None,
            requires: Vec::new(),
            python: None,
            node: None,
            sqlite: None,
            duckdb: None,
            postgresql: None,
            mariadb: None,
            sample: None,
            setup: None,
            timeout: None,
            top_level_await: false,
        }
    }
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

    /// Returns what the example prints and what it ends in, on an engine if it claims several.
    pub fn promised(&self, engine: Option<Engine>) -> (Option<&str>, Option<&str>) {
        let group = engine.and_then(|engine| self.group(engine));
        match group.and_then(|at| self.results.get(at)) {
            Some(group) => (group.stdout.as_deref(), group.raises.as_deref()),
            None => (self.stdout.as_deref(), self.raises.as_deref()),
        }
    }

    /// Returns the place in `results` of the group that an engine stands in.
    pub fn group(&self, engine: Engine) -> Option<usize> {
        self.results.iter().position(|group| group.engines.contains(&engine))
    }

    /// Returns the versions of an engine that the example is true of, if it limits them.
    pub fn gate(&self, engine: Engine) -> Option<&str> {
        let gate = match engine.key() {
            "sqlite" => &self.sqlite,
            "duckdb" => &self.duckdb,
            "postgresql" => &self.postgresql,
            "mariadb" => &self.mariadb,
            _ => &None,
        };
        gate.as_deref()
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
