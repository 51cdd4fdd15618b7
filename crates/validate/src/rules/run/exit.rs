//! `run/exit`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that ends with an exit status other than 0.
    ///
    /// ## Why
    /// Programs that call it would take it for a failure.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import sys
    ///   sys.exit(3)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import sys
    ///   sys.exit(3)
    /// raises: "SystemExit: 3"
    /// ```
    pub(crate) RULE = "run/exit" { severity: Error, since: "0.1.0" }
}
