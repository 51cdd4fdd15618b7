//! `yaml/empty`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a file without content.
    ///
    /// ## Why
    /// An empty file is a question that somebody forgot to write.
    ///
    /// ## Example
    /// ```yaml
    /// # later
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What does `is` compare?
    /// level: junior
    /// ```
    "yaml/empty", Error, unfixed, firm
}
