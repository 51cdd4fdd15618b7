//! The check of one file: what parsing found, the schema, and the rules that need no other file.

use crate::rules::{self, io, snippet, text, yaml};
use crate::runnable::runnable_examples;
use crate::schema::{self, Contract};
use crate::visit::Walk;
use deckle_content::{Document, Parsed, Question, Topic};
use deckle_diagnostics::{Diagnostic, drop_superseded};
use serde::de::DeserializeOwned;
use std::collections::HashSet;

/// What came of one file.
#[derive(Debug)]
pub struct Checked<T> {
    /// The tree, if the file parsed.
    pub document: Option<Document>,
    /// The typed value; there if and only if the file parsed and fits its schema.
    pub value: Option<T>,
    /// All findings of this file, in its order. `allow:` lists and severities are not applied yet: see [`crate::suppress`].
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a question's file. `language` is its topic's, which examples have that name none.
pub fn check_question(parsed: Parsed, language: &str) -> Checked<Question> {
    let mut checked: Checked<Question> = check(parsed, schema::question());
    if let Some(document) = &checked.document {
        let written = document.root.entry("snippets").map(|found| found.node.items());
        let examples = checked.value.iter_mut().flat_map(|question| &mut question.snippets);
        for (example, written) in examples.zip(written.unwrap_or_default()) {
            example.default_language(written, language);
        }
        let examples = runnable_examples(document, checked.value.as_ref(), language, &checked.diagnostics);
        snippet::needs_not_run::check(document, &examples, &mut checked.diagnostics);
        snippet::conflict::check(document, &examples, &mut checked.diagnostics);
        snippet::markdown_fence::check(document, &mut checked.diagnostics);
        checked.diagnostics.sort_by(Diagnostic::order);
    }
    checked
}

/// Checks a topic's file.
pub fn check_topic(parsed: Parsed) -> Checked<Topic> {
    check(parsed, schema::topic())
}

pub(crate) fn check<T: DeserializeOwned>(parsed: Parsed, contract: &Contract) -> Checked<T> {
    let Parsed {
        document,
        mut diagnostics,
        ..
    } = parsed;
    let mut value = None;
    if let Some(document) = &document {
        let broken = schema::check(document, contract);
        if broken.is_empty() {
            match document.typed() {
                Ok(typed) => value = Some(typed),
                Err(error) => {
                    let known = rules::schema::wrong_type::whole_numbers(document);
                    let unknown = known
                        .is_empty()
                        .then(|| rules::schema::other::untyped(document, &error));
                    diagnostics.extend(known.into_iter().chain(unknown));
                }
            }
        }
        diagnostics.extend(broken);
        meaning(document, &mut diagnostics);
    }
    let mut seen = HashSet::new();
    diagnostics.retain(|found| seen.insert((found.code(), found.span())));
    drop_superseded(&mut diagnostics);
    diagnostics.sort_by(Diagnostic::order);
    Checked {
        document,
        value,
        diagnostics,
    }
}

/// Applies the rules about what a file's words mean to YAML and to readers.
fn meaning(document: &Document, out: &mut Vec<Diagnostic>) {
    let taken = out.iter().filter_map(Diagnostic::span).collect::<HashSet<_>>();
    let walk = Walk::of(document);
    rules::schema::too_short::readers(document, &walk, &taken, out);
    io::control_char::check(document, &walk, out);
    yaml::comment_cuts_text::check(document, &walk, out);
    yaml::folded_code::check(document, &walk, out);
    yaml::ambiguous_scalar::check(document, &walk, &taken, out);
    text::smart_quotes::check(document, &walk, &taken, out);
    text::trailing_space::check(document, &walk, out);
    text::double_space::check(document, &walk, out);
    text::tab_in_code::check(document, &walk, out);
}
