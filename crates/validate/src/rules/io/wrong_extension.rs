//! `io/wrong-extension`
//!
//! Found while files are read, by the command line; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a question's file that does not end in `.yaml`.
    ///
    /// ## Why
    /// One ending means that one pattern finds all questions, in editors and in CI.
    ///
    /// ## Example
    /// ```text
    /// content/python/dict.yml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/python/dict.yaml
    /// ```
    pub(crate) RULE = "io/wrong-extension" { severity: Error, since: "0.1.0" }
}
