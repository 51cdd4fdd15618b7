//! `io/missing-topic`
//!
//! Found while files are read, by the command line; this is its page.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a folder of questions without a `topic.yaml`.
    ///
    /// ## Why
    /// Without it there is no title, no reading order and no tag vocabulary.
    ///
    /// ## Example
    /// ```text
    /// content/rust/ownership.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/rust/topic.yaml
    /// content/rust/ownership.yaml
    /// ```
    pub(crate) RULE = "io/missing-topic" { severity: Error, since: "0.1.0" }
}
