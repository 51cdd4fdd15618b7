//! `yaml/merge-conflict`

use deckle_diagnostics::{Diagnostic, SourceFile};
use std::sync::Arc;

/// Finds what an unfinished merge left behind.
pub(crate) fn explain(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    // With the line feed before it: a search for one character repeated is slow.
    let text = file.text();
    let starts_a_line = text.contains("\n<<<<<<<") || text.contains("\n>>>>>>>");
    if !starts_a_line && !text.starts_with("<<<<<<<") && !text.starts_with(">>>>>>>") {
        return None;
    }
    let marker = |number: usize, start: &str| {
        let span = file.line(number)?;
        let text = file.slice(span).trim_end();
        let rest = text.strip_prefix(start)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some(span)
    };
    let lines = 1..=file.line_count();
    let open = lines.clone().find_map(|number| marker(number, "<<<<<<<"));
    let close = lines.clone().find_map(|number| marker(number, ">>>>>>>"));
    let first = open.or(close)?;
    let found = Diagnostic::error(
        "yaml/merge-conflict",
        file,
        first,
        "a merge left its conflict markers here",
    )
    .label("two versions stand below each other")
    .help("keep one version, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`");
    Some(match close {
        Some(close) if close != first => found.also(close, "the conflict ends here"),
        _ => found,
    })
}
