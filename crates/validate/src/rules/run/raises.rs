//! `run/raises`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that ends in another exception than the one that `raises` promises.
    ///
    /// ## Why
    /// The exception is the point of such an example.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   {}["k"]
    /// raises: IndexError
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   {}["k"]
    /// raises: KeyError
    /// ```
    pub(crate) RULE = "run/raises" { severity: Error, since: "0.1.0" }
}
