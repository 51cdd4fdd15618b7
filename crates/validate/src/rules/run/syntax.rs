//! `run/syntax`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that is not Python, at the line where the compiler stops.
    ///
    /// ## Why
    /// It cannot be run at all.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   if x = 1:
    ///       pass
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   x = 1
    ///   if x == 1:
    ///       pass
    /// ```
    pub(crate) RULE = "run/syntax" { severity: Error, since: "0.1.0" }
}
