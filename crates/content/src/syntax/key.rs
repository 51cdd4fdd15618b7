//! `yaml/missing-colon` and `yaml/list-dash`: a line that was meant as a key or a list entry, with another character.

use super::line::{Line, before};
use crate::fields;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a key without a colon after it, or with an equals sign or another colon than `:`.
    ///
    /// ## Why
    /// YAML reads the line as text, or as nothing at all.
    ///
    /// ## Example
    /// ```yaml
    /// level = mid
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: mid
    /// ```
    MISSING_COLON = "yaml/missing-colon" { severity: Error, since: "0.1.0", fix: Some(Suggested) }

    /// ## What it does
    /// Reports a list entry that starts with an en dash, a bullet or an asterisk.
    ///
    /// ## Why
    /// Only a hyphen and a space start an entry. Word processors replace the hyphen while one types, and Markdown takes `*`.
    ///
    /// ## Example
    /// ```yaml
    /// tags:
    ///   * typing
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags:
    ///   - typing
    /// ```
    LIST_DASH = "yaml/list-dash" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Characters that stand for a colon in other formats and on other keyboards.
const COLONS: [char; 4] = ['=', '\u{ff1a}', '\u{fe55}', '\u{a789}'];
/// Characters that stand for the dash of a list entry in texts and word processors.
const DASHES: [char; 7] = [
    '\u{2013}', '\u{2014}', '\u{2212}', '\u{2010}', '\u{2011}', '\u{2022}', '*',
];
/// Lines above the error that are looked at for a list entry with another character.
const MAX_LINES_ABOVE: usize = 5;

/// Explains a line that starts with a known key and has no colon after it.
pub(super) fn missing_colon(file: &Arc<SourceFile>, line: &Line<'_>) -> Option<Diagnostic> {
    let start = line.span.start + line.indent;
    let text = line.text[line.indent..].trim_end();
    let entry = text.trim_start_matches("- ");
    let word = entry
        .find(|c: char| !c.is_ascii_lowercase() && c != '_')
        .unwrap_or(entry.len());
    let (key, rest) = entry.split_at(word);
    // Only the keys of this format are told from a text's first word.
    if !fields::all().any(|field| field.name == key) {
        return None;
    }
    let value = rest.trim_start().trim_start_matches(COLONS).trim_start();
    let other_character = rest.trim_start().starts_with(COLONS);
    // `level mid` was meant as a key; a text may well start with `question`.
    let alone = rest.is_empty() || (rest.starts_with(' ') && !value.contains(' ') && !value.contains(':'));
    if !other_character && !alone {
        return None;
    }
    let at = start + (text.len() - entry.len()) + key.len();
    let end = at + (rest.len() - value.len());
    let replacement = if value.is_empty() { ":" } else { ": " };
    let (span, label) = if other_character {
        let sign = at + (rest.len() - rest.trim_start().len());
        let width = rest.trim_start().chars().next().map_or(0, char::len_utf8);
        (Span::new(sign, sign + width), "this is no colon")
    } else {
        (Span::new(at - key.len(), at), "no colon follows")
    };
    let message = format!("the key `{key}` needs a colon and a space after it");
    Some(
        MISSING_COLON
            .at(file, span, message)
            .label(label)
            .help(format!("write `{key}{replacement}{}`", super::block::shown(value)))
            .fix(
                "write a colon",
                Applicability::Suggested,
                vec![Edit {
                    span: Span::new(at, end),
                    replacement: replacement.to_owned(),
                }],
            ),
    )
}

/// Explains a list entry, on this line or just above, that starts with another character than a hyphen.
pub(super) fn list_dash(file: &Arc<SourceFile>, line: &Line<'_>) -> Option<Diagnostic> {
    let near = std::iter::once(*line).chain(before(file, line.number).take(MAX_LINES_ABOVE));
    let mut found = None;
    for line in near {
        let body = line.text.get(line.indent..).unwrap_or_default();
        let sign = body.chars().next().filter(|sign| DASHES.contains(sign));
        // The first such line is the one that the parser misread.
        if let Some(sign) = sign.filter(|sign| body[sign.len_utf8()..].starts_with(' ')) {
            found = Some((line, sign));
        } else if line.indent == 0 {
            break;
        }
    }
    let (line, sign) = found?;
    let start = line.span.start + line.indent;
    let span = Span::new(start, start + sign.len_utf8());
    let message = format!("a list entry starts with a hyphen and a space, not with `{sign}`");
    Some(
        LIST_DASH
            .at(file, span, message)
            .label("not a hyphen")
            .help(format!(
                "write `- {}`",
                super::block::shown(&line.text[line.indent + sign.len_utf8()..])
            ))
            .fix(
                "write a hyphen",
                Applicability::Suggested,
                vec![Edit {
                    span,
                    replacement: "-".to_owned(),
                }],
            ),
    )
}
