//! `run/needs`
//!
//! Found by `deckle_snippets` when it judges an example; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports requirements or a Python range that cannot be read.
    ///
    /// ## Why
    /// An example whose needs are not known cannot be said to have run where they are met.
    ///
    /// ## Example
    /// ```yaml
    /// requires: ["numpy>=two"]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// requires: ["numpy>=2"]
    /// ```
    pub(crate) RULE = "run/needs" { severity: Error, since: "0.1.0" }
}
