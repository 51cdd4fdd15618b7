//! `yaml/bad-escape`

use super::quote::end_of_quoted;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a backslash in double quotes that starts no escape of YAML.
    ///
    /// ## Why
    /// In double quotes a backslash always starts an escape. In single quotes it is a backslash.
    ///
    /// ## Example
    /// ```yaml
    /// question: "What does `\d` match?"
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: 'What does `\d` match?'
    /// ```
    BAD_ESCAPE = "yaml/bad-escape" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Explains a backslash in double quotes that YAML cannot read; `at` is the opening quotation mark.
pub(super) fn explain(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let text = file.text().get(at..)?;
    let (start, length) = bad_escape(text)?;
    let span = Span::new(at + start, at + start + length);
    let found = BAD_ESCAPE
        .at(file, span, format!("`{}` is not an escape of YAML", file.slice(span)))
        .label("in double quotes, a backslash starts an escape");
    let end = end_of_quoted(text, '"').filter(|end| !text[..*end].contains('\n'));
    let Some(end) = end else {
        return Some(found.help("use single quotes: there, a backslash is a backslash"));
    };
    let inner = text[1..end - 1].replace("\\\\", "\\").replace("\\\"", "\"");
    let quoted = format!("'{}'", inner.replace('\'', "''"));
    Some(
        found
            .help(format!("use single quotes, where a backslash is a backslash: {quoted}"))
            .fix(
                "use single quotes",
                Applicability::Suggested,
                vec![Edit {
                    span: Span::new(at, at + end),
                    replacement: quoted,
                }],
            ),
    )
}

/// Finds the first escape that YAML 1.2 (section 5.7) does not know: its offset and length.
fn bad_escape(text: &str) -> Option<(usize, usize)> {
    let mut chars = text.char_indices().skip(1);
    while let Some((start, c)) = chars.next() {
        if c == '"' {
            return None;
        }
        if c != '\\' {
            continue;
        }
        let (at, escape) = chars.next()?;
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            c if "0abt\tnvfre \"/\\N_LP\n\r".contains(c) => continue,
            other => return Some((start, 1 + other.len_utf8())),
        };
        let good = text[at + 1..]
            .bytes()
            .take(digits)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        let code = u32::from_str_radix(text.get(at + 1..at + 1 + good)?, 16).ok();
        if good < digits || code.and_then(char::from_u32).is_none() {
            return Some((start, 2 + good));
        }
    }
    None
}
