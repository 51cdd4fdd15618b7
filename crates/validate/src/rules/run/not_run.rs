//! `run/not-run`
//!
//! Found by the command line when an example is not run; this is its page.

rule! {
    /// ## What it does
    /// Reports an example that was not run, with the reason.
    ///
    /// ## Why
    /// Not run is never a pass. It is counted in every report and shown in every export; with `--strict` it is
    /// an error.
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
    "run/not-run", Note, unfixed, firm
}
