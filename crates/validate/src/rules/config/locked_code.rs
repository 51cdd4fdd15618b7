//! `config/locked-code`

use deckle_content::Document;
use deckle_diagnostics::{Diagnostic, Rule, Severity, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a severity in `deckle.yaml` that would turn down a finding which guards the format or the proof
    /// of an example.
    ///
    /// ## Why
    /// What is published is what was proven. Such a finding can only be corrected.
    ///
    /// ## Example
    /// ```yaml
    /// severity:
    ///   run/output: "off"
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// severity:
    ///   dup/near-duplicate: "off"
    /// ```
    pub(crate) RULE = "config/locked-code" { severity: Error, since: "0.1.0", renamed_from: &["config/firm-code"] }
}

/// Reports a severity below that of a locked rule. `code` is the one that was written.
pub(crate) fn report(document: &Document, span: Span, code: &str, rule: &Rule) -> Diagnostic {
    RULE.at(&document.file, span, format!("`{code}` cannot be turned down"))
        .label(match rule.severity {
            Severity::Error => "stays an error",
            Severity::Warning => "stays a warning",
            Severity::Note => "stays a note",
        })
        .help("it guards the format or the proof of an example: correct what it reports instead")
}
