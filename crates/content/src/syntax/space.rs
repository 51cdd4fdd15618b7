//! `yaml/space-after-colon`, `yaml/space-after-dash` and `yaml/space-before-comment`: a space that YAML needs.

use super::block::shown;
use super::line::Line;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a key whose colon has no space after it.
    ///
    /// ## Why
    /// Without the space YAML reads one word, `level:mid`, and no key.
    ///
    /// ## Example
    /// ```yaml
    /// level:mid
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: mid
    /// ```
    SPACE_AFTER_COLON = "yaml/space-after-colon" { severity: Error, since: "0.1.0", fix: Some(Suggested) }

    /// ## What it does
    /// Reports a list entry whose dash has no space after it.
    ///
    /// ## Why
    /// Without the space YAML reads one text, `-typing`, and no list.
    ///
    /// ## Example
    /// ```yaml
    /// tags:
    ///   -typing
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags:
    ///   - typing
    /// ```
    pub SPACE_AFTER_DASH = "yaml/space-after-dash" { severity: Error, since: "0.1.0", fix: Some(Suggested) }

    /// ## What it does
    /// Reports a `#` right behind a value.
    ///
    /// ## Why
    /// A comment needs a space before it; without one it is neither a comment nor part of the value.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing]# more to come
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing] # more to come
    /// ```
    SPACE_BEFORE_COMMENT = "yaml/space-before-comment" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Explains `key:value` and `-item`, which need a space.
pub(super) fn missing(file: &Arc<SourceFile>, line: &Line<'_>) -> Option<Diagnostic> {
    let start = line.span.start + line.indent;
    let text = line.text[line.indent..].trim_end();
    let insert = |at: usize| {
        vec![Edit {
            span: Span::point(at),
            replacement: " ".to_owned(),
        }]
    };
    if let Some(item) = text
        .strip_prefix('-')
        .filter(|rest| !rest.starts_with([' ', '-']) && !rest.is_empty())
    {
        return Some(
            SPACE_AFTER_DASH
                .at(
                    file,
                    Span::new(start, start + 1),
                    "the dash of a list entry needs a space after it",
                )
                .label("read as part of the text")
                .help(format!("write `- {}`", shown(item)))
                .fix("add the space", Applicability::Suggested, insert(start + 1)),
        );
    }
    let entry = text.trim_start_matches("- ");
    let colon = entry.find(':')?;
    let (key, value) = (&entry[..colon], &entry[colon + 1..]);
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if !is_key || value.is_empty() || value.starts_with([' ', ':', '/']) {
        return None;
    }
    let colon_at = start + (text.len() - entry.len()) + colon;
    Some(
        SPACE_AFTER_COLON
            .at(
                file,
                Span::new(colon_at, colon_at + 1),
                "the colon after a key needs a space after it",
            )
            .label("read as part of the text")
            .help(format!("write `{key}: {}`", shown(value)))
            .fix("add the space", Applicability::Suggested, insert(colon_at + 1)),
    )
}

/// Explains a `#` right behind a value.
pub(super) fn comment(file: &Arc<SourceFile>, at: usize) -> Diagnostic {
    let span = super::character(file, at);
    let message = "a comment needs a space before its `#`";
    let found = SPACE_BEFORE_COMMENT
        .at(file, span, message)
        .label("neither a comment nor part of the value");
    // In brackets a comment would hide the closing one, so it is not what was meant.
    let line = file.text()[..at].rsplit('\n').next().unwrap_or_default();
    if line.trim_end().ends_with(['[', '{', ',']) {
        return found.help("delete the `#`; or, if it belongs to the text, put the text in quotes");
    }
    found
        .help("add a space before the `#`; or, if it belongs to the text, put the whole text in quotes")
        .fix(
            "add the space",
            Applicability::Suggested,
            vec![Edit {
                span: Span::point(at),
                replacement: " ".to_owned(),
            }],
        )
}
