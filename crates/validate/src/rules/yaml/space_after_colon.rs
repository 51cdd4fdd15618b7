//! `yaml/space-after-colon`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a key whose colon has no space after it.
    ///
    /// ## Why
    /// Without the space YAML reads one word, `level:mid`, and no key.
    ///
    /// ## Example
    /// ```yaml
    /// level:mid
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: mid
    /// ```
    "yaml/space-after-colon", Error, Suggested, firm
}
