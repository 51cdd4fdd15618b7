//! `config/unknown-code`
//!
//! Found by [`crate::check_config`]; this is its page.

rule! {
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
    "config/unknown-code", Error, Suggested, firm
}
