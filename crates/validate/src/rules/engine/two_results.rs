//! `engine/two-results`

use super::Claim;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an engine that stands in two entries of an example's `results`.
    ///
    /// ## Why
    /// An example has one result on each engine.
    ///
    /// ## Example
    /// ```yaml
    /// results:
    ///   - engines: [sqlite, postgresql]
    ///     stdout: …
    ///   - engines: [duckdb, sqlite]
    ///     stdout: …
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// results:
    ///   - engines: [sqlite, postgresql]
    ///     stdout: …
    ///   - engines: [duckdb]
    ///     stdout: …
    /// ```
    pub(crate) RULE = "engine/two-results" { severity: Error, since: "0.2.0" }
}

/// Reports engines that stand in two groups.
pub(super) fn check(claim: &Claim<'_>, out: &mut Vec<Diagnostic>) {
    let file = &claim.document.file;
    for (engine, group, node) in claim.named() {
        let Some(first) = claim.snippet.group(engine).filter(|first| *first != group) else {
            continue;
        };
        let (Some(node), Some(earlier)) = (node, claim.at(&format!("results/{first}/engines"))) else {
            continue;
        };
        out.push(
            RULE.at(file, node.head(file), format!("`{}` has two results", engine.key()))
                .label("here again")
                .also(earlier.node.head(file), "it stands here already")
                .help("leave it in the entry that is true, and delete it from the other"),
        );
    }
}
