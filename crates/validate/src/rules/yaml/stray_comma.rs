//! `yaml/stray-comma`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a comma in brackets with nothing before it.
    ///
    /// ## Why
    /// A comma stands between two entries. One at the end is allowed, a second one is not.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing,, classes]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing, classes]
    /// ```
    "yaml/stray-comma", Error, Suggested, firm
}
