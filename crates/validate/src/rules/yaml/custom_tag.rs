//! `yaml/custom-tag`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a text that starts with `!`, which YAML takes for a tag.
    ///
    /// ## Why
    /// The first word would be lost silently: `!= or is not?` becomes `or is not?`.
    ///
    /// ## Example
    /// ```yaml
    /// question: != or is not, which one compares identity?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: '!= or is not, which one compares identity?'
    /// ```
    "yaml/custom-tag", Error, Suggested, firm
}
