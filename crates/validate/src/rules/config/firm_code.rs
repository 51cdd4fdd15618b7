//! `config/firm-code`
//!
//! Found by [`crate::check_config`]; this is its page.

rule! {
    /// ## What it does
    /// Reports a severity in `deckle.yaml` that would turn down a finding which guards the format or the proof
    /// of an example.
    ///
    /// ## Why
    /// What is published is what was proven. Such a finding can only be corrected.
    ///
    /// ## Example
    /// ```yaml
    /// severity:
    ///   run/output: "off"
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// severity:
    ///   dup/near-duplicate: "off"
    /// ```
    "config/firm-code", Error, unfixed, firm
}
