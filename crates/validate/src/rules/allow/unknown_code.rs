//! `allow/unknown-code`
//!
//! Found by [`crate::finish`]; this is its page.

rule! {
    /// ## What it does
    /// Reports an entry of `allow:` with a code that does not exist.
    ///
    /// ## Why
    /// It allows nothing, and the finding that was meant is still reported.
    ///
    /// ## Example
    /// ```yaml
    /// allow:
    ///   - rule: text/smart-quote
    ///     reason: The quotation marks are what the question is about.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// allow:
    ///   - rule: text/smart-quotes
    ///     reason: The quotation marks are what the question is about.
    /// ```
    "allow/unknown-code", Error, Suggested, firm
}
