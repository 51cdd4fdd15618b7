//! `yaml/missing-colon`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a key without a colon after it, or with an equals sign or another colon than `:`.
    ///
    /// ## Why
    /// YAML reads the line as text, or as nothing at all.
    ///
    /// ## Example
    /// ```yaml
    /// level = mid
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: mid
    /// ```
    "yaml/missing-colon", Error, Suggested, firm
}
