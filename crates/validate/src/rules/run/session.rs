//! `run/session`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a `>>>` session in which a statement comes out differently than it is written.
    ///
    /// ## Why
    /// A session shows its results beside its statements, and both must be true.
    ///
    /// ## Example
    /// ```yaml
    /// language: pycon
    /// code: |
    ///   >>> 7 // 2
    ///   3.5
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// language: pycon
    /// code: |
    ///   >>> 7 // 2
    ///   3
    /// ```
    pub(crate) RULE = "run/session" { severity: Error, since: "0.1.0" }
}
