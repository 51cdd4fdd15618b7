//! `io/not-utf8`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a file that is not UTF-8, at its first byte that cannot be read.
    ///
    /// ## Why
    /// Every later step reads text. A file saved as Latin-1 or UTF-16 would show other letters than its author
    /// saw.
    ///
    /// ## Example
    /// ```text
    /// question: Was hei\xdft `self`?   # saved as Latin-1
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// question: Was heißt `self`?   # saved as UTF-8
    /// ```
    "io/not-utf8", Error, unfixed, firm
}
