//! `allow/firm-code`
//!
//! Found by [`crate::finish`]; this is its page.

rule! {
    /// ## What it does
    /// Reports an entry of `allow:` for a finding that no file may keep.
    ///
    /// ## Why
    /// Such findings guard the format, the reader's machine or the proof of an example.
    ///
    /// ## Example
    /// ```yaml
    /// allow:
    ///   - rule: run/output
    ///     reason: It prints something else on my machine.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// stdout: |
    ///   what it prints
    /// ```
    "allow/firm-code", Error, unfixed, firm
}
