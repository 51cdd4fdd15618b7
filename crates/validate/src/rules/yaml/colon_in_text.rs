//! `yaml/colon-in-text`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a colon with a space after it inside a text that is not in quotes.
    ///
    /// ## Why
    /// YAML takes what stands before it for a key.
    ///
    /// ## Example
    /// ```yaml
    /// question: What is wrong here: a list or a tuple?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: 'What is wrong here: a list or a tuple?'
    /// ```
    "yaml/colon-in-text", Error, Suggested, firm
}
