//! `run/timeout`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that is still running at its time limit.
    ///
    /// ## Why
    /// An example that does not end proves nothing, and stalls the check for everybody.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   while True:
    ///       pass
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   for _ in range(3):
    ///       pass
    /// ```
    pub(crate) RULE = "run/timeout" { severity: Error, since: "0.1.0" }
}
