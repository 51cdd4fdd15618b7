//! `ref/unknown-picture`
//!
//! Found by the crate that reads the disk; see [`crate::pictures`].

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a picture of an answer that is not there, or that no export can take: a folder, a file of more than 4 MiB,
    /// one outside the topic's own folder.
    ///
    /// ## Why
    /// A card would show a broken picture. A path is relative to the topic's folder.
    ///
    /// ## Example
    /// ```yaml
    /// answer: |
    ///   ![How names point to objects](media/nmaes.svg)
    /// # and the file is content/python/media/names.svg
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// answer: |
    ///   ![How names point to objects](media/names.svg)
    /// ```
    pub(crate) RULE = "ref/unknown-picture" { severity: Error, since: "0.1.0" }
}
