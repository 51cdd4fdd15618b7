//! `yaml/anchor-alias-merge`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports an anchor (`&name`), an alias (`*name`) or a merge key.
    ///
    /// ## Why
    /// A text such as `*args` is meant as text, not as an alias; and aliases of aliases are how a small file
    /// fills a computer's memory.
    ///
    /// ## Example
    /// ```yaml
    /// question: *args and **kwargs: what are they?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: '*args and **kwargs: what are they?'
    /// ```
    "yaml/anchor-alias-merge", Error, Suggested, firm
}
