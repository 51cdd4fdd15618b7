//! `run/not-raised`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that promises an exception with `raises` and ends without one.
    ///
    /// ## Why
    /// The exception is the point of such an example.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   {}.get("k")
    /// raises: KeyError
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   {}["k"]
    /// raises: KeyError
    /// ```
    pub(crate) RULE = "run/not-raised" { severity: Error, since: "0.1.0" }
}
