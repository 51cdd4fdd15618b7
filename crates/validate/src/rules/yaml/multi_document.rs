//! `yaml/multi-document`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a second document in a file, after a line `---`.
    ///
    /// ## Why
    /// A file is one question. Everything after the line would be lost.
    ///
    /// ## Example
    /// ```yaml
    /// question: What is a tuple?
    /// ---
    /// question: What is a list?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What is a tuple?
    /// ```
    "yaml/multi-document", Error, unfixed, firm
}
