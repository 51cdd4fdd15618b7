//! `io/stray-file`
//!
//! Found while files are read, by the command line; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a file or folder in `content/` that is part of no topic.
    ///
    /// ## Why
    /// It would never be checked or exported, and most often it was meant to be a question.
    ///
    /// ## Example
    /// ```text
    /// content/python/notes.txt
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// docs/notes.txt
    /// ```
    pub(crate) RULE = "io/stray-file" { severity: Error, since: "0.1.0" }
}
