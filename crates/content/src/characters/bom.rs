//! `io/bom`

use crate::rules::BY_CHARACTER;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a byte order mark at the start of a file.
    ///
    /// ## Why
    /// It cannot be seen, UTF-8 does not need it, and some readers of YAML take it for part of the first key, which is
    /// then "missing".
    ///
    /// ## Example
    /// ```text
    /// \u{feff}question: What does `is` compare?
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// question: What does `is` compare?
    /// ```
    BYTE_ORDER_MARK = "io/bom" { severity: Warning, since: "0.1.0", fix: Some(Safe), suppressible: true, supersedes: BY_CHARACTER }
}

/// The byte order mark.
pub(crate) const BOM: char = '\u{feff}';

/// Reports a byte order mark.
pub(crate) fn check(file: &Arc<SourceFile>, out: &mut Vec<Diagnostic>) {
    if !file.text().starts_with(BOM) {
        return;
    }
    let span = Span::new(0, BOM.len_utf8());
    out.push(
        BYTE_ORDER_MARK
            .at(file, span, "this file starts with a byte order mark")
            .label("it cannot be seen, and is shown here as an escape")
            .help("save the file as UTF-8 without a byte order mark")
            .fix(
                "delete the byte order mark",
                Applicability::Safe,
                vec![Edit {
                    span,
                    replacement: String::new(),
                }],
            ),
    );
}
