//! `run/output`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that prints something else than its `stdout`, with the difference.
    ///
    /// ## Why
    /// A reader who runs the example must see what the page shows.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print(0.1 + 0.2)
    /// stdout: |
    ///   0.3
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print(0.1 + 0.2)
    /// stdout: |
    ///   0.30000000000000004
    /// ```
    pub(crate) RULE = "run/output" { severity: Error, since: "0.1.0" }
}
