//! `yaml/syntax`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports text that is not YAML in a way that no other rule names, in the parser's own words.
    ///
    /// ## Why
    /// A file that does not parse cannot be checked further.
    ///
    /// ## Example
    /// ```yaml
    /// %YAML 1.2 3
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What does `is` compare?
    /// ```
    "yaml/syntax", Error, unfixed, firm
}
