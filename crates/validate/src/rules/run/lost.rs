//! `run/lost`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example whose run ended without a result.
    ///
    /// ## Why
    /// Without a result nothing is proven. The example may have ended the program that watches it; if it is no
    /// such example, this is a defect of deckle: please report it.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import os, signal
    ///   os.kill(os.getppid(), signal.SIGKILL)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print("done")
    /// stdout: |
    ///   done
    /// ```
    pub(crate) RULE = "run/lost" { severity: Error, since: "0.1.0" }
}
