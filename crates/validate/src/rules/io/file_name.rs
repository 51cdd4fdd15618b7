//! `io/file-name`
//!
//! Found while files are read, by the command line; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a file or folder whose name is no id: lower-case letters, digits and single hyphens, at most 60
    /// characters.
    ///
    /// ## Why
    /// The name is the question's id, for ever: it stands in links, in decks, and on file systems that do not
    /// tell `A` from `a`.
    ///
    /// ## Example
    /// ```text
    /// content/python/Late Binding.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/python/late-binding.yaml
    /// ```
    pub(crate) RULE = "io/file-name" { severity: Error, since: "0.1.0" }
}
