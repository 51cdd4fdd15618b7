//! `io/crlf`

use crate::rules::BY_CHARACTER;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports lines that end in a carriage return, as on Windows.
    ///
    /// ## Why
    /// Two kinds of line ends make every line of a file differ in a review, and tools disagree on whether the carriage
    /// return belongs to the text.
    ///
    /// ## Example
    /// ```text
    /// level: mid\r\n
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// level: mid\n
    /// ```
    CRLF = "io/crlf" { severity: Warning, since: "0.1.0", fix: Some(Safe), suppressible: true, supersedes: BY_CHARACTER }
}

/// Line ends that one fix rewrites; a file with more is no content file.
const MAX_EDITS: usize = 20_000;

/// Reports carriage returns, once for the whole file.
pub(crate) fn check(file: &Arc<SourceFile>, out: &mut Vec<Diagnostic>) {
    let text = file.text();
    let places = || {
        text.bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\r')
            .map(|(at, _)| at)
    };
    let Some(first) = places().next() else { return };
    let count = places().count();
    let message = match count {
        1 => "a line ends in a carriage return".to_owned(),
        _ => format!("{count} lines end in a carriage return"),
    };
    let found = CRLF
        .at(file, Span::new(first, first + 1), message)
        .label(if count == 1 { "here" } else { "the first one" })
        .help("save the file with Unix line ends; git does it with `* text=auto` in .gitattributes");
    if count > MAX_EDITS {
        out.push(found);
        return;
    }
    let edits = places().map(|at| Edit {
        span: Span::new(at, at + 1),
        replacement: if text[at + 1..].starts_with('\n') { "" } else { "\n" }.to_owned(),
    });
    out.push(found.fix("write Unix line ends", Applicability::Safe, edits.collect()));
}
