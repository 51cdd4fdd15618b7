//! An example with what it promised and what came of it.

use deckle_content::publication::{Proof, Run, Verdict};
use deckle_content::question::Kind;
use deckle_content::{Snippet, pattern};
use deckle_markup::code_to_html;
use serde::Serialize;

/// An example, as exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// A few words above it.
    pub title: Option<String>,
    /// The language, in lower case.
    pub language: String,
    /// How the language is treated: `python`, `pycon`, `sql` or `shown`.
    pub kind: Kind,
    /// The code.
    pub code: String,
    /// The code as classed spans, to be put into `<pre><code>`.
    pub html: String,
    /// Code that ran before it and is not shown.
    pub setup: Option<String>,
    /// The promised output with its `<~marks~>` around what varies.
    pub stdout: Option<String>,
    /// The promised output as readers see it.
    pub output: Option<String>,
    /// What it promises to write to standard error, with its `<~marks~>`.
    pub stderr: Option<String>,
    /// The same as readers see it.
    pub error_output: Option<String>,
    /// The promised exception: `Type` or `Type: message`.
    pub raises: Option<String>,
    /// Requirement specifiers of the packages that it imports.
    pub requires: Vec<String>,
    /// The interpreters that can run it, such as `>=3.12`.
    pub python: Option<String>,
    /// Seconds after which it is stopped.
    pub timeout: u64,
    /// Whether it awaits outside a function.
    pub top_level_await: bool,
    /// Whether it ran somewhere and failed nowhere.
    pub proven: bool,
    /// What came of it, all runs taken together.
    pub verdict: &'static str,
    /// Why it is not proven; `None` if it is.
    pub reason: Option<String>,
    /// Each run.
    pub runs: Vec<RunRecord>,
}

/// One example under one interpreter, as exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunRecord {
    /// The interpreter, such as `CPython 3.11.7`; `None` if none was started.
    pub interpreter: Option<String>,
    /// Whether the sandbox held it.
    pub sandboxed: bool,
    /// What came of it.
    pub verdict: &'static str,
    /// Why it failed or was not run.
    pub reason: Option<String>,
    /// What was checked instead of running it.
    pub checked: Option<String>,
}

impl Example {
    pub(crate) fn new(snippet: &Snippet, proof: &Proof) -> Self {
        Example {
            title: snippet.title.clone(),
            language: snippet.language.clone(),
            kind: snippet.kind(),
            code: snippet.code.clone(),
            html: code_to_html(&snippet.language, &snippet.code),
            setup: snippet.setup.clone(),
            stdout: snippet.stdout.clone(),
            output: snippet.stdout.as_deref().map(pattern::sample),
            stderr: snippet.stderr.clone(),
            error_output: snippet.stderr.as_deref().map(pattern::sample),
            raises: snippet.raises.clone(),
            requires: snippet.requires.clone(),
            python: snippet.python.clone(),
            timeout: snippet.timeout.unwrap_or(Snippet::DEFAULT_TIMEOUT),
            top_level_await: snippet.top_level_await,
            proven: proof.is_proven(),
            verdict: proof.deciding().map_or("not-run", |run| run.verdict.as_str()),
            reason: proof.unproven_reason().map(str::to_owned),
            runs: proof.runs.iter().map(RunRecord::new).collect(),
        }
    }
}

impl RunRecord {
    fn new(run: &Run) -> Self {
        let (reason, checked) = match &run.verdict {
            Verdict::Passed | Verdict::TimedOut => (None, None),
            Verdict::Failed { reason } => (Some(reason.clone()), None),
            Verdict::NotRun { reason, checked } => (Some(reason.clone()), checked.clone()),
        };
        RunRecord {
            interpreter: run.interpreter.clone(),
            sandboxed: run.sandboxed,
            verdict: run.verdict.as_str(),
            reason,
            checked,
        }
    }
}
