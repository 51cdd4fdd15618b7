//! `run/not-run`
//!
//! Found by the command line; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports, under `--strict`, an example that could have been proven and was not, with the reason.
    ///
    /// ## Why
    /// Not run is never a pass. It is counted in every report and shown in every export. `--strict` is for those who want
    /// no gap: a release, or CI. An example whose author says in `not_run` why it is only shown is no gap.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import numpy
    /// requires: [numpy]   # not installed here
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import array
    /// ```
    pub(crate) RULE = "run/not-run" { severity: Error, since: "0.1.0" }
}
