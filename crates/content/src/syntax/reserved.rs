//! `yaml/reserved-start`: a text whose first character means something to YAML.

use super::key;
use super::line::Line;
use crate::fields;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a text that starts with a character that YAML keeps for itself: `@`, a backtick, `%`, `[`, `{`,
    /// `? ` or `- `.
    ///
    /// ## Why
    /// YAML reads the character as one of its own, and the text as something else or as nothing.
    ///
    /// ## Example
    /// ```yaml
    /// question: `is` or `==`?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: '`is` or `==`?'
    /// ```
    RESERVED_START = "yaml/reserved-start" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Explains a value that starts with a reserved character; `None` if the line's value does not.
pub(super) fn explain(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let line = Line::at(file, at)?;
    if let Some(found) = key::list_dash(file, &line).filter(|_| line.key.is_none()) {
        return Some(found);
    }
    let value = line.value();
    let first = value.chars().next().filter(|c| "@`%!&*?{}[]|>,-:#".contains(*c))?;
    let span = Span::new(line.value_start, line.value_start + first.len_utf8());
    let (message, label) = match first {
        '`' => (
            "a value cannot start with a backtick".to_owned(),
            "YAML reserves this character",
        ),
        '%' => (
            format!("a value cannot start with `{first}`"),
            "this starts a YAML directive",
        ),
        '!' => (format!("a value cannot start with `{first}`"), "this starts a YAML tag"),
        '&' => (
            format!("a value cannot start with `{first}`"),
            "this starts a YAML anchor",
        ),
        '*' => (
            format!("a value cannot start with `{first}`"),
            "this starts a YAML alias",
        ),
        '?' => (
            "a value cannot start with `? `".to_owned(),
            "this starts a key of several lines",
        ),
        '[' | '{' => (
            format!("a value that starts with `{first}` is read as a list or mapping, and text follows it"),
            "this opens a list or mapping",
        ),
        '-' => (
            "a list cannot start on the line of its key".to_owned(),
            "this starts a list",
        ),
        _ => (
            format!("a value cannot start with `{first}`"),
            "YAML reserves this character",
        ),
    };
    let found = RESERVED_START.at(file, span, message).label(label);
    if first == '-' && line.key.is_some_and(fields::is_list) {
        let replacement = format!("\n{}{value}", " ".repeat(line.indent + 2));
        return Some(found.help("start the list on the next line").fix(
            "start the list on the next line",
            Applicability::Suggested,
            vec![Edit {
                span: Span::new(line.value_start - 1, line.value_span().end),
                replacement,
            }],
        ));
    }
    let found = quote_value(found, &line);
    if let Some(link) = link_of(value) {
        return Some(
            found
                .help(format!(
                    "if the link alone is wanted, write {link}; else put the text in quotes"
                ))
                .fix(
                    "write the link alone",
                    Applicability::Suggested,
                    vec![Edit {
                        span: line.value_span(),
                        replacement: link.to_owned(),
                    }],
                ),
        );
    }
    Some(match (first, found.help.clone()) {
        ('-', Some(help)) => found.help(format!("start the list on the next line; or, if this is text, {help}")),
        _ => found,
    })
}

/// Returns the address of a text that is nothing but a link of Markdown.
fn link_of(value: &str) -> Option<&str> {
    let (_, address) = value.strip_prefix('[')?.split_once("](")?;
    let address = address.strip_suffix(')')?;
    (address.starts_with("https://") && !address.contains([' ', ')'])).then_some(address)
}

/// Explains a value that starts with a character that stands between or after values; `None` for any other.
pub(super) fn lone_indicator(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let line = Line::at(file, at)?;
    let stands_alone = line.value().starts_with([',', ']', '}']);
    stands_alone.then(|| explain(file, at)).flatten()
}

/// Adds the fix that puts a line's value into single quotes.
pub(super) fn quote_value(found: Diagnostic, line: &Line<'_>) -> Diagnostic {
    let value = line.value();
    if value.is_empty() {
        return found.help("put the text in quotes");
    }
    // `raises` is one line; what else an example writes is several.
    let is_output = |key: &str| key != "raises" && fields::text_kind(key) == Some(fields::Kind::Output);
    if line.key.is_some_and(is_output) {
        return as_block(found, line, value);
    }
    let quoted = format!("'{}'", value.replace('\'', "''"));
    found.help(format!("put the text in quotes: {quoted}")).fix(
        "put the text in quotes",
        Applicability::Suggested,
        vec![Edit {
            span: line.value_span(),
            replacement: quoted,
        }],
    )
}

/// Adds the fix that writes a value as a block. What an example prints ends in a line feed, which quotes would leave out.
fn as_block(found: Diagnostic, line: &Line<'_>, value: &str) -> Diagnostic {
    let key = line.key.unwrap_or_default();
    let indent = line.text.len() - line.text[line.indent..].trim_start_matches("- ").len() + 2;
    found
        .help(format!(
            "write `{key}: |`, and the text on the lines below it, indented by two more spaces"
        ))
        .fix(
            "write the text as a block",
            Applicability::Suggested,
            vec![Edit {
                span: line.value_span(),
                replacement: format!("|\n{}{value}", " ".repeat(indent)),
            }],
        )
}

/// Adds the fix that puts the value around `at` into single quotes, if it is a bare value of one line.
pub(crate) fn with_quoted_value(file: &Arc<SourceFile>, found: Diagnostic, at: usize) -> Diagnostic {
    match Line::at(file, at) {
        // A merge of keys is no text.
        Some(line) if line.key == Some("<<") => found.help("write the keys out in full"),
        Some(line) if line.value_start <= at && !line.value().starts_with(['"', '\'', '|', '>']) => {
            quote_value(found, &line)
        }
        _ => found,
    }
}
