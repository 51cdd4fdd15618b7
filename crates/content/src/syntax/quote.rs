//! `yaml/unclosed-quote` and `yaml/text-after-quote`

use super::line::{Line, before};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a quotation mark that opens a text and is never closed, at the opening one.
    ///
    /// ## Why
    /// YAML reads on to the next quotation mark, wherever it is, so the place where it gives up says little.
    ///
    /// ## Example
    /// ```yaml
    /// question: "What does `is` compare?
    /// level: junior
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: "What does `is` compare?"
    /// level: junior
    /// ```
    UNCLOSED_QUOTE = "yaml/unclosed-quote" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports text after the closing quotation mark of a quoted value.
    ///
    /// ## Why
    /// The quotation mark was meant to be part of the text, so YAML ends the value too early.
    ///
    /// ## Example
    /// ```yaml
    /// question: 'What's a tuple?'
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: 'What''s a tuple?'
    /// ```
    TEXT_AFTER_QUOTE = "yaml/text-after-quote" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Explains a quotation mark that is opened and not closed, at the opening one.
pub(super) fn unclosed(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let here = Line::at(file, at)?;
    let open = std::iter::once(here)
        .chain(before(file, here.number))
        .find(opens_quote)?;
    let quote = &open.value()[..1];
    let span = Span::new(open.value_start, open.value_start + 1);
    Some(
        UNCLOSED_QUOTE
            .at(file, span, format!("`{quote}` is opened but not closed"))
            .label("opened here")
            .help(match open.value().len() {
                1 => "for text of several lines write `|` instead, and the text indented below".to_owned(),
                _ => format!("close it at the end of the text: {}{quote}", open.value()),
            }),
    )
}

/// Explains a quotation mark inside brackets that is not closed there: the parser went on to the next one in the file.
pub(super) fn unclosed_in_list(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let here = Line::at(file, at)?;
    let mut lines = std::iter::once(here).chain(before(file, here.number));
    let (open, quote) = lines.find_map(|line| {
        let value = line.value();
        let list = value.starts_with(['[', '{']);
        let open = list.then(|| open_quote(value)).flatten()?;
        Some((line.value_start + open, value[open..].chars().next()?))
    })?;
    Some(
        UNCLOSED_QUOTE
            .at(
                file,
                Span::new(open, open + quote.len_utf8()),
                format!("`{quote}` is opened but not closed"),
            )
            .label("opened here")
            .help(format!("close it with the same mark: {quote}")),
    )
}

/// Finds a quotation mark that starts an entry in brackets and is not closed on the line.
fn open_quote(value: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = value[at..].chars().next() {
        let starts_an_entry = value[..at].trim_end().ends_with(['[', '{', ',', ':']);
        if matches!(c, '"' | '\'') && starts_an_entry {
            match end_of_quoted(&value[at..], c) {
                Some(length) => at += length,
                None => return Some(at),
            }
        } else {
            at += c.len_utf8();
        }
    }
    None
}

/// Tells whether a line's value starts with a quotation mark that is not closed on the line.
fn opens_quote(line: &Line<'_>) -> bool {
    let value = line.value();
    let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return false;
    };
    end_of_quoted(value, quote).is_none()
}

/// Returns the offset after the closing quotation mark of a quoted text.
pub(super) fn end_of_quoted(value: &str, quote: char) -> Option<usize> {
    let mut chars = value.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => {
                chars.next();
            }
            c if c == quote => {
                // In single quotes, two of them are one that belongs to the text.
                if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
                    chars.next();
                    continue;
                }
                return Some(at + 1);
            }
            _ => {}
        }
    }
    None
}

/// Explains text that goes on after the closing quotation mark.
pub(super) fn text_after(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let line = Line::at(file, at)?;
    let value = line.value();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = end_of_quoted(value, quote)?;
    let span = Span::new(at, at.max(line.value_span().end));
    let inner = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    let pair = value.matches(quote).count() % 2 == 0 && value[1..].contains([' ', ',']) && {
        // `"a" or "b"`: the quotation marks belong to the text.
        let rest = value[end..].trim_start();
        rest.len() < value[end..].len()
    };
    let text = match inner {
        Some(inner) if !pair && !inner.contains('\\') => inner,
        _ => value,
    };
    let quoted = format!("'{}'", text.replace('\'', "''"));
    Some(
        TEXT_AFTER_QUOTE
            .at(file, span, "text follows the closing quotation mark")
            .label("not part of the quoted text")
            .also(
                Span::new(line.value_start + end - 1, line.value_start + end),
                "the quoted text ends here",
            )
            .help(format!(
                "put the whole text in single quotes, each `'` in it twice: {quoted}"
            ))
            .fix(
                "put the whole text in single quotes",
                Applicability::Suggested,
                vec![Edit {
                    span: line.value_span(),
                    replacement: quoted,
                }],
            ),
    )
}
