//! `text/double-space`

use super::prose::lines;
use deckle_content::Document;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

rule! {
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
    "text/double-space", Warning, Safe, keepable
}

/// Findings of this rule in one file: a report lists fewer, and more would only fill memory.
const MOST: usize = 200;

/// Reports double spaces, once a line.
pub(crate) fn check(document: &Document, out: &mut Vec<Diagnostic>) {
    for line in lines(document) {
        if out.len() >= MOST {
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
            Diagnostic::warning(RULE.code, &document.file, span, "two spaces stand between two words")
                .label("one is enough")
                .help("write one space")
                .fix("write one space", Applicability::Safe, vec![edit]),
        );
    }
}
