//! `yaml/unclosed-quote`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a quotation mark that opens a text and is never closed, at the opening one.
    ///
    /// ## Why
    /// YAML reads on to the next quotation mark, wherever it is, so the place where it gives up says little.
    ///
    /// ## Example
    /// ```yaml
    /// question: "What does `is` compare?
    /// level: junior
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: "What does `is` compare?"
    /// level: junior
    /// ```
    "yaml/unclosed-quote", Error, unfixed, firm
}
