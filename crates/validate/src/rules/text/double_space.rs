//! `text/double-space`

use super::prose::lines;
use crate::visit::{Value, Walk};
use deckle_content::Document;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports two spaces between words in questions, titles and answers.
    ///
    /// ## Why
    /// Markdown shows one. Two are a slip, and keep a search for the phrase from finding it.
    ///
    /// ## Example
    /// ```yaml
    /// question: What does  `is` compare?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What does `is` compare?
    /// ```
    pub(crate) RULE = "text/double-space" { severity: Warning, since: "0.1.0", fix: Some(Safe), suppressible: true }
}

/// Findings of this rule in one file: a report lists fewer, and more would only fill memory.
const MAX_FINDINGS: usize = 200;

/// Tells whether a text holds two spaces in a row: without an early end, so that many bytes are compared at once.
fn two_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let is_space = |byte: &u8| u8::from(*byte == b' ');
    pairs.fold(0, |any, (one, next)| any | (is_space(one) & is_space(next))) != 0
}

/// Reports double spaces, once a line.
pub(crate) fn check(document: &Document, walk: &Walk<'_>, out: &mut Vec<Diagnostic>) {
    // Two spaces as written are two in the text too, unless they indent it.
    let holds_two = |value: &Value<'_>| value.node.as_str().is_some_and(two_spaces);
    for line in lines(document, walk, holds_two) {
        if out.len() >= MAX_FINDINGS {
            return;
        }
        let start = line.text.len() - line.text.trim_start().len();
        let Some(at) = line.text[start..].find("  ").map(|at| start + at) else {
            continue;
        };
        let run = line.text[at..].len() - line.text[at..].trim_start_matches(' ').len();
        // In a table spaces align columns, in backticks they may be meant, at the end they are another rule's.
        let at_end = line.text[at..].trim().is_empty();
        let in_code = line.text[..at].matches('`').count() % 2 == 1;
        let marker = line.text[start..at].trim_end_matches(['.', ')']);
        let after_marker = matches!(marker, "-" | "*" | "+" | ">") || marker.bytes().all(|b| b.is_ascii_digit());
        if at_end || in_code || after_marker || start > 3 || line.text.contains('|') {
            continue;
        }
        let span = Span::new(line.span.start + at, line.span.start + at + run);
        let edit = Edit {
            span,
            replacement: " ".to_owned(),
        };
        out.push(
            RULE.at(&document.file, span, "two spaces stand between two words")
                .label("one is enough")
                .help("write one space")
                .fix("write one space", Applicability::Safe, vec![edit]),
        );
    }
}
