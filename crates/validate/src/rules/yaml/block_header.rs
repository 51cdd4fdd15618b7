//! `yaml/block-header`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports text behind the `|` or `>` that starts a block.
    ///
    /// ## Why
    /// The text of a block starts on the next line.
    ///
    /// ## Example
    /// ```yaml
    /// code: | x = 1
    ///   print(x)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   x = 1
    ///   print(x)
    /// ```
    "yaml/block-header", Error, unfixed, firm
}
