//! An example as readers see it: code, output, and what is known about it.

use crate::markup;
use deckle_content::edition::{Proof, Run, Verdict};
use deckle_content::{Snippet, pattern};
use deckle_markup::{code_to_html, language_name};
use serde::Serialize;

/// An example as templates see it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ExampleView {
    title_html: Option<String>,
    language: String,
    label: String,
    code_html: String,
    output: Option<String>,
    raises: Option<String>,
    requires: Vec<String>,
    python: Option<String>,
    pub(crate) proven: bool,
    /// The badge's word.
    state: &'static str,
    /// The verdict's word, which is also its class.
    verdict: &'static str,
    /// The interpreters under which it passed.
    passed_on: Vec<String>,
    reason: Option<String>,
    checked: Option<String>,
}

impl ExampleView {
    pub(crate) fn new(snippet: &Snippet, proof: &Proof) -> Self {
        let deciding = proof.deciding().map(|run| &run.verdict);
        let (verdict, state) = match deciding {
            Some(Verdict::Passed) => ("passed", "Proven"),
            Some(Verdict::Failed { .. }) => ("failed", "Failed"),
            Some(Verdict::TimedOut) => ("timed-out", "Timed out"),
            Some(Verdict::NotRun { .. }) | None => ("not-run", "Not run"),
        };
        ExampleView {
            title_html: snippet.title.as_deref().map(markup::line),
            language: snippet.language.clone(),
            label: language_name(&snippet.language).to_owned(),
            code_html: code_to_html(&snippet.language, &snippet.code),
            output: snippet.stdout.as_deref().map(pattern::sample),
            raises: snippet.raises.clone(),
            requires: snippet.requires.clone(),
            python: snippet.python.clone(),
            proven: proof.is_proven(),
            state,
            verdict,
            passed_on: proof.runs.iter().filter_map(passed_on).collect(),
            reason: proof.unproven_reason().map(str::to_owned),
            checked: match deciding {
                Some(Verdict::NotRun { checked, .. }) => checked.clone(),
                _ => None,
            },
        }
    }
}

fn passed_on(run: &Run) -> Option<String> {
    (run.verdict == Verdict::Passed)
        .then(|| run.interpreter.clone())
        .flatten()
}
