//! `yaml/unclosed-bracket` and `yaml/stray-bracket`

use super::line::Line;
use super::{character, reserved};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a bracket that is opened and not closed, or closed by another kind, at the opening one.
    ///
    /// ## Why
    /// YAML reads on for the end of the list, so the place where it gives up says little.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing, classes
    /// level: mid
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing, classes]
    /// level: mid
    /// ```
    UNCLOSED_BRACKET = "yaml/unclosed-bracket" { severity: Error, since: "0.1.0", fix: Some(Suggested) }

    /// ## What it does
    /// Reports a closing bracket for which none is open.
    ///
    /// ## Why
    /// YAML cannot tell what it should end.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing]]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing]
    /// ```
    STRAY_BRACKET = "yaml/stray-bracket" { severity: Error, since: "0.1.0", fix: Some(Suggested) }

    /// ## What it does
    /// Reports a comma in brackets with nothing before it.
    ///
    /// ## Why
    /// A comma stands between two entries. One at the end is allowed, a second one is not.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing,, classes]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing, classes]
    /// ```
    STRAY_COMMA = "yaml/stray-comma" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Bytes that are searched for the other bracket of a pair.
const MAX_BYTES_SEARCHED: usize = 64 * 1024;

/// Explains a bracket that is opened and not closed; `at` is where the parser gave up.
pub(super) fn unclosed(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let open_at = opening(file.text(), at)?;
    if let Some(found) = empty_entry(file, open_at, at) {
        return Some(found);
    }
    let open = file.text()[open_at..].chars().next()?;
    let close = if open == '[' { ']' } else { '}' };
    let span = Span::new(open_at, open_at + 1);
    let message = format!("`{open}` is opened but not closed");
    let found = UNCLOSED_BRACKET.at(file, span, message).label("opened here");
    let line = Line::at(file, open_at)?;
    // Only what follows the bracket counts: a lone carriage return can put a comment before it on the same line.
    let tail = file.slice(Span::new(open_at, line.span.end.max(open_at)));
    let tail = tail.find(" #").map_or(tail, |comment| &tail[..comment]).trim_end();
    let end = open_at + tail.len();
    // `{ starts what?`: a text that starts with a bracket, no list.
    let words = tail.split_whitespace().count();
    if open_at == line.value_start && words > 2 && !tail.contains([',', ':']) {
        return Some(reserved::quote_value(found, &line));
    }
    let last = file.slice(Span::new(open_at, end)).chars().last();
    if last == Some(',') || last == Some(open) {
        // The list goes on below: where it should end is not known.
        return Some(found.help(format!("add the `{close}` where the list ends")));
    }
    let insert = Edit {
        span: Span::point(end),
        replacement: close.to_string(),
    };
    Some(
        found
            .help(format!(
                "add the `{close}`: {}{close}",
                file.slice(Span::new(open_at, end))
            ))
            .fix(format!("add `{close}`"), Applicability::Suggested, vec![insert]),
    )
}

/// Explains a bracket that is closed by another kind; `at` is the opening one.
pub(super) fn mismatched(file: &Arc<SourceFile>, at: usize, open: char, close: char) -> Option<Diagnostic> {
    let close_at = closing(file.text(), at, close)?;
    let wanted = if open == '[' { ']' } else { '}' };
    let span = character(file, at);
    let message = format!("`{open}` is closed by `{close}`");
    Some(
        UNCLOSED_BRACKET
            .at(file, span, message)
            .label("opened here")
            .also(Span::new(close_at, close_at + 1), "closed here")
            .help(format!("close it with `{wanted}`"))
            .fix(
                format!("write `{wanted}` for `{close}`"),
                Applicability::Suggested,
                vec![Edit {
                    span: Span::new(close_at, close_at + 1),
                    replacement: wanted.to_string(),
                }],
            ),
    )
}

/// Explains a closing bracket that closes nothing.
pub(super) fn stray(file: &Arc<SourceFile>, at: usize) -> Diagnostic {
    let span = character(file, at);
    let message = format!("`{}` closes nothing", file.slice(span));
    let found = STRAY_BRACKET.at(file, span, message).label("no bracket is open here");
    match Line::at(file, at) {
        // Brackets in balance up to here: the last one is one too many.
        Some(line) if line.value().starts_with(['[', '{']) => found.help("delete it").fix(
            "delete it",
            Applicability::Suggested,
            vec![Edit {
                span,
                replacement: String::new(),
            }],
        ),
        Some(line) => reserved::quote_value(found, &line),
        None => found,
    }
}

/// Explains a comma that follows another, or the opening bracket, with nothing between them.
fn empty_entry(file: &Arc<SourceFile>, open_at: usize, at: usize) -> Option<Diagnostic> {
    let text = file.text();
    let comma = text[..at.max(open_at)].len() + text[at.max(open_at)..].find(|c: char| !c.is_whitespace())?;
    let before = text[open_at..comma].trim_end();
    if !text[comma..].starts_with(',') || !before.ends_with([',', '[', '{']) {
        return None;
    }
    let span = Span::new(comma, comma + 1);
    Some(
        STRAY_COMMA
            .at(file, span, "nothing stands before this comma")
            .label("separates no entries")
            .help("delete it")
            .fix(
                "delete it",
                Applicability::Suggested,
                vec![Edit {
                    span,
                    replacement: String::new(),
                }],
            ),
    )
}

/// Finds the bracket that is still open at an offset, looking back.
fn opening(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let bytes = text.as_bytes();
    if matches!(bytes.get(at), Some(b'[' | b'{')) {
        return Some(at);
    }
    for index in (at.saturating_sub(MAX_BYTES_SEARCHED)..at).rev() {
        match bytes[index] {
            b']' | b'}' => depth += 1,
            b'[' | b'{' if depth == 0 => return Some(index),
            b'[' | b'{' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Finds the bracket that closes the one at an offset.
fn closing(text: &str, at: usize, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, byte) in text.bytes().enumerate().skip(at + 1).take(MAX_BYTES_SEARCHED) {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 0 => return (char::from(byte) == close).then_some(index),
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}
