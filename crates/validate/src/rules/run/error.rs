//! `run/error`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that ends in an exception which it does not promise, with the lines of the example
    /// that led to it.
    ///
    /// ## Why
    /// A reader who runs the example would see a traceback that the page does not mention.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print(total)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   total = 3
    ///   print(total)
    /// stdout: |
    ///   3
    /// ```
    pub(crate) RULE = "run/error" { severity: Error, since: "0.1.0" }
}
