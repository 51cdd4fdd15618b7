//! `run/flaky`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that prints something else in one run than in another.
    ///
    /// ## Why
    /// Its `stdout` is true only by chance.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print(id(object()) % 2)
    /// stdout: |
    ///   0
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print(id(object()) % 2)
    /// stdout: |
    ///   <~0~>
    /// ```
    pub(crate) RULE = "run/flaky" { severity: Error, since: "0.1.0" }
}
