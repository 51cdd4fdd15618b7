//! `yaml/non-string-key`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a key that is not text: a number, true or false, nothing, or a list.
    ///
    /// ## Why
    /// The format has only text as keys; what looks like a number is read differently by different programs.
    ///
    /// ## Example
    /// ```yaml
    /// tags:
    ///   2026: new this year
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags:
    ///   '2026': new this year
    /// ```
    "yaml/non-string-key", Error, Suggested, firm
}
