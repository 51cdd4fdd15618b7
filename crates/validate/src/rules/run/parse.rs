//! `run/parse`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example in TOML, JSON or YAML that does not parse.
    ///
    /// ## Why
    /// Such an example is shown and not run; parsing it is the proof that there is.
    ///
    /// ## Example
    /// ```yaml
    /// language: json
    /// code: |
    ///   {"a": 1,}
    /// not_run: This is data, there is nothing to run.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// language: json
    /// code: |
    ///   {"a": 1}
    /// not_run: This is data, there is nothing to run.
    /// ```
    pub(crate) RULE = "run/parse" { severity: Error, since: "0.1.0" }
}
