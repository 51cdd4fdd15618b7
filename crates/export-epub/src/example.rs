//! An example as templates see it: code, output, and what is known about it.

use crate::{code, prose, words};
use deckle_content::publication::{Proof, Verdict};
use deckle_content::{Snippet, pattern};
use deckle_markup::language_name;
use serde::Serialize;

/// An example as templates see it.
#[derive(Debug, Serialize)]
pub(crate) struct ExampleView {
    title: Option<String>,
    /// What screen readers call it if it has no title.
    name: String,
    /// Its language, if that is not the topic's.
    language: Option<String>,
    code: String,
    output: Option<String>,
    error_output: Option<String>,
    raises: Option<String>,
    proven: bool,
    /// How it stands, and why, if it is not proven.
    mark: Option<(String, String)>,
    /// The interpreters, if not all those of the publication ran it.
    ran_under: Option<String>,
    sandboxed: bool,
}

impl ExampleView {
    /// Renders the example of a topic about `language`; `number` counts from 1.
    pub(crate) fn new(
        snippet: &Snippet,
        proof: &Proof,
        number: usize,
        language: &str,
        interpreters: &[String],
    ) -> Self {
        let proven = proof.is_proven();
        let verdict = proof.deciding().map(|run| &run.verdict);
        let passed: Vec<String> = proof
            .runs
            .iter()
            .filter(|run| run.verdict == Verdict::Passed)
            .filter_map(|run| run.interpreter.clone())
            .collect();
        let some = proven && passed.len() < interpreters.len();
        let output = |text: Option<&str>| {
            let text = text.map(pattern::sample).filter(|text| !text.is_empty());
            text.map(|text| code::output(&text))
        };
        ExampleView {
            title: snippet.title.as_deref().map(prose::line),
            name: words::example(number),
            language: (snippet.language != language).then(|| language_name(&snippet.language).to_owned()),
            code: code::lines(&snippet.language, &snippet.code),
            output: output(snippet.stdout.as_deref()),
            error_output: output(snippet.stderr.as_deref()),
            raises: snippet.raises.as_deref().map(code::output),
            proven,
            mark: proof
                .unproven_reason()
                .map(|why| (words::mark(verdict), why.to_owned())),
            ran_under: some.then(|| words::ran_under(&passed)),
            sandboxed: proof.sandboxed(),
        }
    }
}
