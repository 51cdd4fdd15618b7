//! `run/limit`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that prints, writes or uses more than it may.
    ///
    /// ## Why
    /// A reader wants a few lines, and the check must not fill a disk or a machine's memory.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print("x" * 10**9)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print("x" * 10)
    /// stdout: |
    ///   xxxxxxxxxx
    /// ```
    pub(crate) RULE = "run/limit" { severity: Error, since: "0.1.0" }
}
