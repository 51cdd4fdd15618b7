//! An example as readers see it: code, output, and what is known about it.

use crate::markup;
use deckle_content::publication::{Proof, Run, Verdict};
use deckle_content::{Snippet, pattern};
use deckle_markup::{code_to_html, language_name};
use serde::Serialize;

/// An example as templates see it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ExampleView {
    title_html: Option<String>,
    language: String,
    label: String,
    /// Whether it is in the language that the topic is about.
    usual: bool,
    code_html: String,
    output: Option<String>,
    error_output: Option<String>,
    raises: Option<String>,
    /// What its outputs and its exception are worth, behind their names; empty if they were seen.
    unchecked: &'static str,
    requires: Vec<String>,
    python: Option<String>,
    pub(crate) proven: bool,
    /// The badge's words.
    state: String,
    /// The verdict's word, which is also its class.
    verdict: &'static str,
    /// The interpreters under which it passed.
    passed_on: Vec<String>,
    reason: Option<String>,
}

impl ExampleView {
    /// Renders an example of a topic about `language`.
    pub(crate) fn new(snippet: &Snippet, proof: &Proof, language: &str) -> Self {
        let deciding = proof.deciding().map(|run| &run.verdict);
        let (verdict, state) = match deciding {
            Some(Verdict::Passed) => ("passed", "Proven".to_owned()),
            Some(Verdict::Failed { .. }) => ("failed", "Failed".to_owned()),
            Some(Verdict::TimedOut) => ("timed-out", "Timed out".to_owned()),
            Some(Verdict::NotRun { checked: Some(how), .. }) => ("not-run", format!("Not run, only {how}")),
            Some(Verdict::NotRun { .. }) | None => ("not-run", "Not run".to_owned()),
        };
        let reason = proof.unproven_reason();
        let told = |need: &str| reason.is_some_and(|reason| reason.contains(need));
        ExampleView {
            title_html: snippet.title.as_deref().map(markup::line),
            language: snippet.language.clone(),
            label: language_name(&snippet.language).to_owned(),
            usual: snippet.language == language,
            code_html: code_to_html(&snippet.language, &snippet.code),
            output: snippet.stdout.as_deref().map(pattern::sample),
            error_output: snippet.stderr.as_deref().map(pattern::sample),
            raises: snippet.raises.clone(),
            unchecked: if proof.is_proven() { "" } else { ", not checked" },
            // What the reason names is not said twice.
            requires: snippet.requires.iter().filter(|need| !told(need)).cloned().collect(),
            python: snippet.python.clone().filter(|wanted| !told(wanted)),
            proven: proof.is_proven(),
            state,
            verdict,
            passed_on: proof.runs.iter().filter_map(passed_on).collect(),
            reason: reason.map(str::to_owned),
        }
    }
}

fn passed_on(run: &Run) -> Option<String> {
    (run.verdict == Verdict::Passed)
        .then(|| run.interpreter.clone())
        .flatten()
}
