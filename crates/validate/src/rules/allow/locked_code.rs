//! `allow/locked-code`

use deckle_content::Document;
use deckle_diagnostics::{Diagnostic, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an entry of `allow:` for a finding that no file may suppress.
    ///
    /// ## Why
    /// Such findings guard the format, the reader's machine or the proof of an example.
    ///
    /// ## Example
    /// ```yaml
    /// allow:
    ///   - rule: run/output
    ///     reason: It prints something else on my machine.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// stdout: |
    ///   what it prints
    /// ```
    pub(crate) RULE = "allow/locked-code" { severity: Error, since: "0.1.0", renamed_from: &["allow/firm-code"] }
}

/// Reports an entry for a rule that no file may suppress.
pub(crate) fn report(document: &Document, span: Span, code: &str) -> Diagnostic {
    RULE.at(&document.file, span, format!("a file cannot allow `{code}`"))
        .label("no file may have this finding")
        .help("it guards the format or the proof of an example: correct what it reports, and delete this entry")
}
