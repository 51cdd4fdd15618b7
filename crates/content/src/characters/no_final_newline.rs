//! `io/no-final-newline`

use crate::rules::BY_CHARACTER;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a file whose last line does not end in a line feed.
    ///
    /// ## Why
    /// Readers of YAML disagree on whether a `|` block at the end of such a file ends in a line feed. For expected output
    /// that is the difference between right and wrong.
    ///
    /// ## Example
    /// ```text
    /// stdout: |
    ///   hello(end of file)
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// stdout: |
    ///   hello
    /// (end of file)
    /// ```
    NO_FINAL_NEWLINE = "io/no-final-newline" { severity: Error, since: "0.1.0", fix: Some(Safe), supersedes: BY_CHARACTER }
}

/// Reports a missing line feed at the end.
pub(crate) fn check(file: &Arc<SourceFile>, out: &mut Vec<Diagnostic>) {
    let text = file.text();
    if text.is_empty() || text.ends_with(['\n', '\r']) {
        return;
    }
    let end = Span::point(text.len());
    out.push(
        NO_FINAL_NEWLINE
            .at(file, end, "the last line does not end in a line feed")
            .label("the file ends here")
            .help("end the last line with the Enter key; most editors can be told to do it")
            .fix(
                "add the line feed",
                Applicability::Safe,
                vec![Edit {
                    span: end,
                    replacement: "\n".to_owned(),
                }],
            ),
    );
}
