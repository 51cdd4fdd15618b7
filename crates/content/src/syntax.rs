//! The parser's words turned into an author's: what was meant, where, and what to type.

use crate::limits::Limits;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use granit_parser::{ErrorKind, ScanError};
use std::sync::Arc;

/// Explains why a file does not parse.
pub(crate) fn explain(file: &Arc<SourceFile>, error: &ScanError, limits: &Limits) -> Diagnostic {
    let text = file.text();
    let mut at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let here = character(file, at);
    let say = |code: &'static str, span: Span, message: String| Diagnostic::error(code, file, span, message);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => say(
            "yaml/too-deep",
            here,
            format!("lists and mappings are nested more than {} deep", limits.depth),
        ),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            let diagnostic = say(
                "yaml/colon-in-text",
                here,
                "the text contains `: `, so YAML reads it as a key and a value".to_owned(),
            )
            .help("put the text in quotes");
            with_quoted_value(file, diagnostic, at)
        }
        ErrorKind::UnexpectedCharacter { character } => {
            let diagnostic = say(
                "yaml/reserved-start",
                here,
                format!("a value cannot start with `{character}`"),
            )
            .help("put the text in quotes");
            with_quoted_value(file, diagnostic, at)
        }
        ErrorKind::UnclosedFlowCollection { open } => say(
            "yaml/unclosed-bracket",
            here,
            format!("`{open}` is opened but not closed"),
        ),
        ErrorKind::UnclosedQuotedScalar => say(
            "yaml/unclosed-quote",
            here,
            "a quotation mark is opened but not closed".to_owned(),
        ),
        ErrorKind::TabInIndentation | ErrorKind::TabInBlockIndentation | ErrorKind::TabNotAllowed => {
            say("yaml/tab-indent", here, "a tab is used for indentation".to_owned()).help("indent with spaces")
        }
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation | ErrorKind::SimpleKeyExpected => say(
            "yaml/block-indent",
            here,
            "this line is not `key: value` at the indentation of its neighbours".to_owned(),
        )
        .help("indent it like the lines above, or put a space after the colon"),
        _ => say(
            "yaml/syntax",
            here,
            format!("this is not YAML: {}", error.info()),
        ),
    }
}

/// Returns the place of the character at an offset; empty at the end of the file.
fn character(file: &SourceFile, at: usize) -> Span {
    let length = file.text()[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + length)
}

/// Adds the fix that puts the value around `at` into single quotes, if it is a value of one line.
pub(crate) fn with_quoted_value(file: &Arc<SourceFile>, diagnostic: Diagnostic, at: usize) -> Diagnostic {
    let Some(line) = file.line(file.position(at).line) else {
        return diagnostic;
    };
    let text = file.slice(line);
    let indent = text.len() - text.trim_start().len();
    let after_dash = text[indent..].strip_prefix("- ").map_or(indent, |_| indent + 2);
    // The first `: ` ends the key; what follows it is the value.
    let start = text[after_dash..].find(": ").map_or(after_dash, |colon| after_dash + colon + 2);
    let start = start + (text[start..].len() - text[start..].trim_start().len());
    let value = text[start..].trim_end();
    if value.is_empty() || value.starts_with(['"', '\'', '|', '>']) {
        return diagnostic;
    }
    let quoted = format!("'{}'", value.replace('\'', "''"));
    let span = Span::new(line.start + start, line.start + start + value.len());
    diagnostic
        .help(format!("put the text in quotes: {quoted}"))
        .fix(
            "quote the text",
            Applicability::Suggested,
            vec![Edit {
                span,
                replacement: quoted,
            }],
        )
}
