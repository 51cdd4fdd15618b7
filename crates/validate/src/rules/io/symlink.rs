//! `io/symlink`
//!
//! Found while files are read, by the command line; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a symbolic link in a content folder; it is not followed.
    ///
    /// ## Why
    /// A link can lead out of the collection, to itself, or nowhere.
    ///
    /// ## Example
    /// ```text
    /// content/python/dict.yaml -> ../../../etc/passwd
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/python/dict.yaml   (a plain file)
    /// ```
    pub(crate) RULE = "io/symlink" { severity: Error, since: "0.1.0" }
}
