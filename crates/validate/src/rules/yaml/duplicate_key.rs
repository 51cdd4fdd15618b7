//! `yaml/duplicate-key`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a key that is given twice in one mapping, with both places.
    ///
    /// ## Why
    /// Readers of YAML disagree on which one counts, so one of the two values would be lost silently.
    ///
    /// ## Example
    /// ```yaml
    /// level: mid
    /// tags: [typing]
    /// level: senior
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: senior
    /// tags: [typing]
    /// ```
    "yaml/duplicate-key", Error, unfixed, firm
}
