//! `yaml/stray-bracket`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a closing bracket for which none is open.
    ///
    /// ## Why
    /// YAML cannot tell what it should end.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing]]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing]
    /// ```
    "yaml/stray-bracket", Error, Suggested, firm
}
