//! `yaml/space-before-comment`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a `#` right behind a value.
    ///
    /// ## Why
    /// A comment needs a space before it; without one it is neither a comment nor part of the value.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing]# more to come
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing] # more to come
    /// ```
    "yaml/space-before-comment", Error, Suggested, firm
}
