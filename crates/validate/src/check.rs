//! The check of one file: what parsing found, the schema, and the rules that need no other file.

use crate::rules::{io, snippet, text, yaml};
use crate::schema::{self, Contract};
use crate::sound::sound_examples;
use crate::visit::Words;
use deckle_content::{Document, Key, Parsed, Question, Topic};
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::sync::Arc;

/// What came of one file.
#[derive(Debug)]
pub struct Checked<T> {
    /// The tree, if the file parsed.
    pub document: Option<Document>,
    /// The typed value; there if and only if the file parsed and fits its schema.
    pub value: Option<T>,
    /// All findings of this file, in its order. `allow:` lists and severities are not applied yet: see [`crate::finish`].
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a question's file. The key is its path's, for rules that compare the two.
pub fn check_question(parsed: Parsed, _key: &Key) -> Checked<Question> {
    let mut checked: Checked<Question> = check(parsed, schema::question());
    if let Some(document) = &checked.document {
        let examples = sound_examples(document, checked.value.as_ref(), &checked.diagnostics);
        snippet::needs_not_run::check(document, &examples, &mut checked.diagnostics);
        snippet::conflict::check(document, &examples, &mut checked.diagnostics);
        snippet::markdown_fence::check(document, &mut checked.diagnostics);
        checked.diagnostics.sort_by(Diagnostic::order);
    }
    checked
}

/// Checks a topic's file; `id` is the folder's name.
pub fn check_topic(parsed: Parsed, _id: &str) -> Checked<Topic> {
    check(parsed, schema::topic())
}

pub(crate) fn check<T: DeserializeOwned>(parsed: Parsed, contract: &Contract) -> Checked<T> {
    let Parsed {
        file,
        document,
        mut diagnostics,
    } = parsed;
    let unread = diagnostics.iter().any(|found| found.code.starts_with("io/"));
    if document.is_some() || !unread {
        raw_text(&file, &mut diagnostics);
    }
    let mut value = None;
    if let Some(document) = &document {
        let broken = schema::check(document, contract);
        if broken.is_empty() {
            match document.typed() {
                Ok(typed) => value = Some(typed),
                Err(found) => diagnostics.push(*found),
            }
        }
        // A tree that is not what the author meant makes findings that nobody could act on.
        let misread = diagnostics.iter().any(misreads);
        if !misread {
            diagnostics.extend(broken);
        }
        meaning(document, &mut diagnostics);
    }
    one_mistake_one_message(&mut diagnostics);
    diagnostics.sort_by(Diagnostic::order);
    Checked {
        document,
        value,
        diagnostics,
    }
}

/// Applies the rules about a file's characters, which hold whether or not it parses.
fn raw_text(file: &Arc<SourceFile>, out: &mut Vec<Diagnostic>) {
    io::bom::check(file, out);
    io::crlf::check(file, out);
    io::no_final_newline::check(file, out);
    io::control_char::check(file, out);
    io::bidi_or_zero_width::check(file, out);
}

/// Applies the rules about what a file's words mean to YAML and to readers.
fn meaning(document: &Document, out: &mut Vec<Diagnostic>) {
    let taken = out.iter().map(|found| found.span).collect::<HashSet<_>>();
    let words = Words::of(document);
    io::control_char::check_values(document, &words, out);
    yaml::comment_cuts_text::check(document, &words, out);
    yaml::folded_code::check(document, &words, out);
    yaml::ambiguous_scalar::check(document, &words, &taken, out);
    text::smart_quotes::check(document, &words, &taken, out);
    text::trailing_space::check(document, &words, out);
    text::double_space::check(document, &words, out);
    text::tab_in_code::check(document, &words, out);
}

/// Tells whether a finding says that YAML read another structure than the author wrote.
fn misreads(found: &Diagnostic) -> bool {
    let indentation = found.code == io::bidi_or_zero_width::RULE.code && found.message.ends_with("indentation");
    let otherwise = [
        yaml::custom_tag::RULE.code,
        yaml::non_string_key::RULE.code,
        yaml::merge_conflict::RULE.code,
    ];
    indentation || otherwise.contains(&found.code)
}

/// Drops what follows from another finding.
fn one_mistake_one_message(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.is_empty() {
        return;
    }
    // The parser stumbles over what a rule about characters names better.
    let mut characters = HashSet::new();
    for found in diagnostics.iter().filter(|found| found.code.starts_with("io/")) {
        if let Some(file) = &found.file {
            characters.insert(file.position(found.span.start).line);
        }
    }
    let mut seen = HashSet::new();
    diagnostics.retain(|found| {
        let line = found
            .file
            .as_ref()
            .map_or(0, |file| file.position(found.span.start).line);
        let follows = matches!(found.code, "yaml/syntax" | "yaml/reserved-start" | "yaml/block-indent");
        !(follows && characters.contains(&line)) && seen.insert((found.code, found.span))
    });
    // The parser stops at one of several such characters in a row, which the rule names together.
    let runs = diagnostics
        .iter()
        .filter(|found| found.code.starts_with("io/"))
        .map(|found| (found.code, found.span))
        .collect::<Vec<_>>();
    diagnostics.retain(|found| {
        let within = |(code, span): &(&str, Span)| {
            *code == found.code && *span != found.span && span.start <= found.span.start && found.span.end <= span.end
        };
        !runs.iter().any(within)
    });
    // A text that is cut off is also of the wrong form or too short: one message says it.
    let cut = diagnostics
        .iter()
        .filter(|found| found.code == yaml::comment_cuts_text::RULE.code)
        .filter_map(|found| found.fix.as_ref()?.edits.first().map(|edit| edit.span))
        .collect::<Vec<_>>();
    diagnostics.retain(|found| {
        let covered = cut.iter().any(|span| {
            // A text of which nothing is left is missed at its key.
            let at_key = found.span.end + 2 == span.start;
            at_key || (span.start <= found.span.start && found.span.end <= span.end)
        });
        !(found.code.starts_with("schema/") && covered)
    });
    // A key with a character that nobody sees is an unknown key, and that character is why.
    let unseen = diagnostics
        .iter()
        .filter(|found| found.code.starts_with("io/"))
        .map(|found| found.span)
        .collect::<Vec<_>>();
    diagnostics.retain(|found| {
        let inside = |span: &Span| found.span.start <= span.start && span.end <= found.span.end;
        !(found.code == "schema/unknown-key" && unseen.iter().any(inside))
    });
}
