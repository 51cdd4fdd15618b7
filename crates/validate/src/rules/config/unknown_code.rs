//! `config/unknown-code`

use crate::rules::allow::unknown_code::did_you_mean;
use deckle_content::Document;
use deckle_diagnostics::{Diagnostic, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a severity in `deckle.yaml` for a code that does not exist.
    ///
    /// ## Why
    /// The setting has no effect, and the finding that was meant keeps its severity.
    ///
    /// ## Example
    /// ```yaml
    /// severity:
    ///   text/smart-quote: "off"
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// severity:
    ///   text/smart-quotes: "off"
    /// ```
    pub(crate) RULE = "config/unknown-code" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Reports a severity for no rule; `meant` is the code that was probably meant.
pub(crate) fn report(document: &Document, span: Span, code: &str, meant: Option<&str>) -> Diagnostic {
    let message = format!("there is no finding with the code `{code}`");
    did_you_mean(RULE.at(&document.file, span, message), span, meant)
}
