//! `allow/unknown-code`

use deckle_content::Document;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an entry of `allow:` with a code that does not exist.
    ///
    /// ## Why
    /// It allows nothing, and the finding that was meant is still reported.
    ///
    /// ## Example
    /// ```yaml
    /// allow:
    ///   - rule: text/smart-quote
    ///     reason: The quotation marks are what the question is about.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// allow:
    ///   - rule: text/smart-quotes
    ///     reason: The quotation marks are what the question is about.
    /// ```
    pub(crate) RULE = "allow/unknown-code" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Reports an entry for no rule; `meant` is the code that was probably meant.
pub(crate) fn report(document: &Document, span: Span, code: &str, meant: Option<&str>) -> Diagnostic {
    let message = format!("there is no finding with the code `{code}`");
    did_you_mean(RULE.at(&document.file, span, message), span, meant)
}

/// Adds the code that was probably meant.
pub(crate) fn did_you_mean(found: Diagnostic, span: Span, meant: Option<&str>) -> Diagnostic {
    match meant {
        Some(other) => found.label(format!("did you mean `{other}`?")).fix(
            format!("write `{other}`"),
            Applicability::Suggested,
            vec![Edit {
                span,
                replacement: other.to_owned(),
            }],
        ),
        None => found.help("`deckle explain` lists all codes"),
    }
}
