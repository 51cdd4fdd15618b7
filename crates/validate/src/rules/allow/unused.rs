//! `allow/unused`
//!
//! Found by [`crate::finish`]; this is its page.

rule! {
    /// ## What it does
    /// Reports an entry of `allow:` whose finding the file does not have any more.
    ///
    /// ## Why
    /// An exemption that exempts nothing would hide the next such finding.
    ///
    /// ## Example
    /// ```yaml
    /// allow:
    ///   - rule: text/smart-quotes
    ///     reason: The quotation marks are what the question is about.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// # no entry, as there is no such finding
    /// ```
    "allow/unused", Error, unfixed, firm
}
