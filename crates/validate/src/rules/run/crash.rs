//! `run/crash`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that is ended by a signal, such as a segmentation fault.
    ///
    /// ## Why
    /// The interpreter itself broke; what was printed until then proves nothing.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import ctypes
    ///   ctypes.string_at(0)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import ctypes
    ///   ctypes.string_at(0)
    /// not_run: This ends the interpreter itself, which is the point.
    /// ```
    pub(crate) RULE = "run/crash" { severity: Error, since: "0.1.0" }
}
