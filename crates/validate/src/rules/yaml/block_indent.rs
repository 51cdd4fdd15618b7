//! `yaml/block-indent`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a line whose indentation makes it part of nothing.
    ///
    /// ## Why
    /// In YAML the indentation says what belongs together.
    ///
    /// ## Example
    /// ```yaml
    /// answer: |
    ///   First line.
    ///  Second line.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// answer: |
    ///   First line.
    ///   Second line.
    /// ```
    "yaml/block-indent", Error, Suggested, firm
}
