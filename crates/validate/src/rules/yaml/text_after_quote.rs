//! `yaml/text-after-quote`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports text after the closing quotation mark of a quoted value.
    ///
    /// ## Why
    /// The quotation mark was meant to be part of the text, so YAML ends the value too early.
    ///
    /// ## Example
    /// ```yaml
    /// question: 'What's a tuple?'
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: 'What''s a tuple?'
    /// ```
    "yaml/text-after-quote", Error, Suggested, firm
}
