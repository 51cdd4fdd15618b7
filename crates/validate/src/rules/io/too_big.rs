//! `io/too-big`
//!
//! Found by `deckle_content` while it parses; this is its page.

rule! {
    /// ## What it does
    /// Reports a file above 1 MiB; it is not read.
    ///
    /// ## Why
    /// A question has a few kilobytes. A file of many megabytes is a mistake or an attack, and reading it would
    /// stall the check for everybody.
    ///
    /// ## Example
    /// ```text
    /// content/python/everything.yaml   (40 MB)
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// one question a file, each of a few kilobytes
    /// ```
    "io/too-big", Error, unfixed, firm
}
