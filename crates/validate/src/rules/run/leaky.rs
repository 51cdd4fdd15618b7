//! `run/leaky`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that leaves processes behind.
    ///
    /// ## Why
    /// They would go on using the reader's machine, and may print into the next example.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import subprocess
    ///   subprocess.Popen(["sleep", "60"])
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import subprocess
    ///   with subprocess.Popen(["sleep", "0"]):
    ///       pass
    /// ```
    pub(crate) RULE = "run/leaky" { severity: Error, since: "0.1.0" }
}
