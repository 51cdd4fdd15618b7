//! `allow/unused`

use deckle_content::Document;
use deckle_diagnostics::{Diagnostic, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an entry of `allow:` whose finding the file does not have any more.
    ///
    /// ## Why
    /// An exemption that exempts nothing would hide the next such finding.
    ///
    /// ## Example
    /// ```yaml
    /// allow:
    ///   - rule: text/smart-quotes
    ///     reason: The quotation marks are what the question is about.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// # no entry, as there is no such finding
    /// ```
    pub(crate) RULE = "allow/unused" { severity: Error, since: "0.1.0" }
}

/// Reports an entry that suppressed nothing.
pub(crate) fn report(document: &Document, span: Span, code: &str) -> Diagnostic {
    let message = format!("nothing in this file gives the finding `{code}` any more");
    RULE.at(&document.file, span, message)
        .label("allows nothing")
        .help("delete this entry of `allow`, so that the next such finding is seen")
}
