//! `io/unreadable`
//!
//! Found while files are read, by the command line; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a file or folder that the operating system does not let deckle read, with the system's own
    /// words.
    ///
    /// ## Why
    /// What is not read is not checked, and must not be published as if it were.
    ///
    /// ## Example
    /// ```text
    /// -rw------- root  content/python/dict.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// -rw-r--r-- root  content/python/dict.yaml
    /// ```
    pub(crate) RULE = "io/unreadable" { severity: Error, since: "0.1.0" }
}
