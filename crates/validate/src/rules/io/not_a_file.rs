//! `io/not-a-file`
//!
//! Found while files are read, by the command line; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a pipe, device or socket where a question's file belongs; it is not opened.
    ///
    /// ## Why
    /// Opening a pipe can wait for ever.
    ///
    /// ## Example
    /// ```text
    /// prw-r--r--  content/python/dict.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// -rw-r--r--  content/python/dict.yaml
    /// ```
    pub(crate) RULE = "io/not-a-file" { severity: Error, since: "0.1.0" }
}
