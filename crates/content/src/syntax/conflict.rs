//! `yaml/merge-conflict`

use crate::rules::BY_MISREADING;
use deckle_diagnostics::{Diagnostic, SourceFile};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports the markers that an unfinished merge leaves in a file.
    ///
    /// ## Why
    /// Two versions stand below each other; only a person can say which is right.
    ///
    /// ## Example
    /// ```yaml
    /// <<<<<<< HEAD
    /// level: mid
    /// =======
    /// level: senior
    /// >>>>>>> other
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: senior
    /// ```
    MERGE_CONFLICT = "yaml/merge-conflict" { severity: Error, since: "0.1.0", supersedes: BY_MISREADING }
}

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
    let found = MERGE_CONFLICT
        .at(file, first, "a merge left its conflict markers here")
        .label("two versions stand below each other")
        .help("keep one version, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`");
    Some(match close {
        Some(close) if close != first => found.also(close, "the conflict ends here"),
        _ => found,
    })
}
