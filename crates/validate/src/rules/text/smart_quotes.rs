//! `text/smart-quotes`

use super::prose::{Line, lines};
use crate::visit::Walk;
use deckle_content::Document;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};
use std::collections::HashSet;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports curly quotation marks and apostrophes in questions, titles and answers.
    ///
    /// ## Why
    /// They come from word processors, look almost like straight ones, are not found by a search for those, and break code
    /// that a reader copies.
    ///
    /// ## Example
    /// ```yaml
    /// question: What’s a “duck type”?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What's a "duck type"?
    /// ```
    pub(crate) RULE = "text/smart-quotes" { severity: Warning, since: "0.1.0", fix: Some(Safe), suppressible: true }
}

/// Findings of this rule in one file: a report lists fewer, and more would only fill memory.
const MAX_FINDINGS: usize = 200;

/// Reports curly quotation marks, once a line.
///
/// A text that is wrapped in them whole is left out where something else is reported of it already: that says it.
pub(crate) fn check(document: &Document, walk: &Walk<'_>, taken: &HashSet<Span>, out: &mut Vec<Diagnostic>) {
    if document.file.text().is_ascii() {
        return;
    }
    for line in lines(document, walk, |_| true) {
        if out.len() >= MAX_FINDINGS {
            return;
        }
        if taken.contains(&line.span) && unwrapped(line.text).is_some() {
            continue;
        }
        // In backticks the character itself may be what is spoken of.
        let mut in_code = false;
        let edit = |(at, c): (usize, char)| {
            in_code ^= c == '`';
            let replacement = straight(c).filter(|_| !in_code)?.to_owned();
            let start = line.span.start + at;
            Some(Edit {
                span: Span::new(start, start + c.len_utf8()),
                replacement,
            })
        };
        let edits = line.text.char_indices().filter_map(edit).collect::<Vec<_>>();
        let Some(first) = edits.first() else { continue };
        let message = format!("`{}` is a curly quotation mark", document.file.slice(first.span));
        let found = RULE
            .at(&document.file, first.span, message)
            .label(format!("write `{}`", first.replacement))
            .help("type straight ones, and switch off automatic quotation marks in the editor");
        out.push(if can_take_quotes(&line) {
            found.fix("write straight quotation marks", Applicability::Safe, edits)
        } else {
            found
        });
    }
}

/// Returns a text that is wrapped in curly quotation marks without them.
pub(crate) fn unwrapped(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(is_curly)?.strip_suffix(is_curly)?;
    // Two quotations, one at each end, are no wrapping.
    let opens = |c: char| matches!(c, '\u{2018}' | '\u{201A}' | '\u{201C}' | '\u{201E}');
    (!inner.is_empty() && !inner.contains(opens)).then_some(inner)
}

/// Returns a text without the curly quotation marks at its ends.
pub(crate) fn without(text: &str) -> &str {
    text.trim_matches(is_curly)
}

fn is_curly(c: char) -> bool {
    straight(c).is_some()
}

fn straight(c: char) -> Option<&'static str> {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' => Some("'"),
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' => Some("\""),
        _ => None,
    }
}

/// Tells whether a straight quotation mark can stand in the line without ending or starting a quoted text.
fn can_take_quotes(line: &Line<'_>) -> bool {
    line.in_block || (line.bare && !line.text.starts_with(|c| straight(c).is_some()))
}
