//! `yaml/merge-conflict`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports the markers that an unfinished merge leaves in a file.
    ///
    /// ## Why
    /// Two versions stand below each other; only a person can say which is right.
    ///
    /// ## Example
    /// ```yaml
    /// <<<<<<< HEAD
    /// level: mid
    /// =======
    /// level: senior
    /// >>>>>>> other
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: senior
    /// ```
    "yaml/merge-conflict", Error, unfixed, firm
}
