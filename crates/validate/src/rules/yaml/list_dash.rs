//! `yaml/list-dash`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a list entry that starts with an en dash, a bullet or an asterisk.
    ///
    /// ## Why
    /// Only a hyphen and a space start an entry. Word processors replace the hyphen while one types, and Markdown takes `*`.
    ///
    /// ## Example
    /// ```yaml
    /// tags:
    ///   * typing
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags:
    ///   - typing
    /// ```
    "yaml/list-dash", Error, Suggested, firm
}
