//! `run/exit`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

rule! {
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
    "run/exit", Error, unfixed, firm
}
