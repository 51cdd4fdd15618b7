//! `io/missing-topic`
//!
//! Found while files are read, by the command line; this is its page.

rule! {
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
    "io/missing-topic", Error, unfixed, firm
}
