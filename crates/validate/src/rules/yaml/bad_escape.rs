//! `yaml/bad-escape`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a backslash in double quotes that starts no escape of YAML.
    ///
    /// ## Why
    /// In double quotes a backslash always starts an escape. In single quotes it is a backslash.
    ///
    /// ## Example
    /// ```yaml
    /// question: "What does `\d` match?"
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: 'What does `\d` match?'
    /// ```
    "yaml/bad-escape", Error, Suggested, firm
}
