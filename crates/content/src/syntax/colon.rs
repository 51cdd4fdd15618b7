//! `yaml/colon-in-text`: and what else makes the parser stumble over a colon.

use super::line::{Line, before};
use super::reserved::quote_value;
use super::{block, space};
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a colon with a space after it inside a text that is not in quotes.
    ///
    /// ## Why
    /// YAML takes what stands before it for a key.
    ///
    /// ## Example
    /// ```yaml
    /// question: What is wrong here: a list or a tuple?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: 'What is wrong here: a list or a tuple?'
    /// ```
    pub(super) COLON_IN_TEXT = "yaml/colon-in-text" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Explains a colon that cannot end a key. `at` is its place.
pub(super) fn explain(file: &Arc<SourceFile>, at: usize) -> Diagnostic {
    let colon = Span::new(at, (at + 1).min(file.text().len()));
    let in_text = || {
        COLON_IN_TEXT
            .at(
                file,
                colon,
                "the text contains `: `, which YAML reads as the end of a key",
            )
            .label("this colon ends a key")
    };
    let Some(line) = Line::at(file, at) else {
        return in_text().help("put the text in quotes");
    };
    let own_colon = line
        .key
        .is_some_and(|_| at < line.value_start && !line.text[..at - line.span.start].contains(": "));
    if !own_colon {
        return quote_value(in_text(), &line);
    }
    // The line looks right in itself, so the mistake is its indentation or the line above.
    let above = before(file, line.number).next();
    if let Some(found) = above.and_then(|above| space::missing(file, &above)) {
        return found;
    }
    match above {
        Some(above) if above.key.is_some() && !line.has_plain_key() => {
            in_text().also(above.written(), "the text starts on this line").help(
                "put the whole text in quotes, or write it as a block: `|` after the key, and the text indented below",
            )
        }
        _ => block::wrong_indent(file, &line),
    }
}
