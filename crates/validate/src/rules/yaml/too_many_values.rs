//! `yaml/too-many-values`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a file with more than 20,000 keys and values.
    ///
    /// ## Why
    /// A question has about thirty. More are a mistake or an attack on the reader of the file.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [a, b, c, …]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing, classes]
    /// ```
    "yaml/too-many-values", Error, unfixed, firm
}
