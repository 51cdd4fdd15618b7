//! `yaml/too-deep`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports lists and mappings inside each other more than 32 deep.
    ///
    /// ## Why
    /// The format needs four levels. More are a mistake or an attack on the reader of the file.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[typing]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing]
    /// ```
    "yaml/too-deep", Error, unfixed, firm
}
