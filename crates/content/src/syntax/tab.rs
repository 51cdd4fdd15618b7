//! `yaml/tab-indent`

use super::line::Line;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use granit_parser::ErrorKind;
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a tab that indents a line.
    ///
    /// ## Why
    /// YAML allows only spaces there, because tabs have no agreed width.
    ///
    /// ## Example
    /// ```yaml
    /// snippets:
    /// 	- code: print(1)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// snippets:
    ///   - code: print(1)
    /// ```
    TAB_INDENT = "yaml/tab-indent" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Lines that one fix rewrites.
const MAX_LINES: usize = 1000;

/// Explains an error that a tab before the first letter of a line makes.
pub(super) fn explain(file: &Arc<SourceFile>, kind: &ErrorKind, at: usize) -> Option<Diagnostic> {
    let first = file.position(at).line;
    let about_tabs = matches!(
        kind,
        ErrorKind::TabInIndentation
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabNotAllowed
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    );
    // The parser stops at the token before the tab or after it: the tab is on this line or near below.
    let last = if about_tabs { first + 50 } else { first };
    let span = (first..=last).find_map(|number| tab_of(&Line::number(file, number)?))?;
    let edits = (1..=file.line_count())
        .filter_map(|number| Line::number(file, number))
        .filter(|line| tab_of(line).is_some())
        .take(MAX_LINES)
        .map(|line| {
            let indent = Span::new(line.span.start, line.span.start + line.indent);
            Edit {
                span: indent,
                replacement: file.slice(indent).replace('\t', "  "),
            }
        });
    Some(
        TAB_INDENT
            .at(file, span, "a tab is used for indentation")
            .label("YAML allows only spaces here")
            .help("indent with spaces; most editors can be told to insert them for the tab key")
            .fix(
                "replace each tab by two spaces",
                Applicability::Suggested,
                edits.collect(),
            ),
    )
}

/// Returns the place of the first tab in a line's indentation.
fn tab_of(line: &Line<'_>) -> Option<Span> {
    let tab = line.text[..line.indent].find('\t')?;
    let start = line.span.start + tab;
    Some(Span::new(start, start + 1))
}
