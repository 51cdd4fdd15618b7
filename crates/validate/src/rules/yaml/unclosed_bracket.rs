//! `yaml/unclosed-bracket`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a bracket that is opened and not closed, or closed by another kind, at the opening one.
    ///
    /// ## Why
    /// YAML reads on for the end of the list, so the place where it gives up says little.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing, classes
    /// level: mid
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing, classes]
    /// level: mid
    /// ```
    "yaml/unclosed-bracket", Error, Suggested, firm
}
