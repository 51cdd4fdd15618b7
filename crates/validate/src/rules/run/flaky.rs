//! `run/flaky`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

rule! {
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
    "run/flaky", Error, unfixed, firm
}
