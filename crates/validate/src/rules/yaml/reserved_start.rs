//! `yaml/reserved-start`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a text that starts with a character that YAML keeps for itself: `@`, a backtick, `%`, `[`, `{`,
    /// `? ` or `- `.
    ///
    /// ## Why
    /// YAML reads the character as a sign of its own, and the text as something else or as nothing.
    ///
    /// ## Example
    /// ```yaml
    /// question: `is` or `==`?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: '`is` or `==`?'
    /// ```
    "yaml/reserved-start", Error, Suggested, firm
}
