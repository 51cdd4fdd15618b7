//! `yaml/tab-indent`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a tab that indents a line.
    ///
    /// ## Why
    /// YAML allows only spaces there, because tabs have no agreed width.
    ///
    /// ## Example
    /// ```yaml
    /// snippets:
    /// 	- code: print(1)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// snippets:
    ///   - code: print(1)
    /// ```
    "yaml/tab-indent", Error, Suggested, firm
}
