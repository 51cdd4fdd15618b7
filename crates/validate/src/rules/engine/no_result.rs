//! `engine/no-result`

use super::Claim;
use crate::wording::list;
use deckle_content::Engine;
use deckle_diagnostics::{Diagnostic, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an engine that an example claims and of which no entry of `results` says what it prints.
    ///
    /// ## Why
    /// Nobody would know what a run there has to show.
    ///
    /// ## Example
    /// ```yaml
    /// engines: [sqlite, duckdb, postgresql]
    /// code: |
    ///   SELECT 7 / 2 AS half;
    /// results:
    ///   - engines: [sqlite]
    ///     stdout: …
    ///   - engines: [duckdb]
    ///     stdout: …
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// engines: [sqlite, duckdb, postgresql]
    /// code: |
    ///   SELECT 7 / 2 AS half;
    /// results:
    ///   - engines: [sqlite, postgresql]
    ///     stdout: …
    ///   - engines: [duckdb]
    ///     stdout: …
    /// ```
    pub(crate) RULE = "engine/no-result" { severity: Error, since: "0.2.0" }
}

/// Reports engines that stand in no group.
pub(super) fn check(claim: &Claim<'_>, out: &mut Vec<Diagnostic>) {
    if claim.snippet.results.is_empty() {
        return;
    }
    let missing = claim
        .engines
        .iter()
        .filter(|engine| claim.snippet.group(**engine).is_none());
    let missing: Vec<&str> = missing.copied().map(Engine::key).collect();
    if missing.is_empty() {
        return;
    }
    let span = claim.key("results").unwrap_or(Span::point(0));
    let message = format!("no result is given for {}", list(missing.iter().copied(), "and"));
    out.push(
        RULE.at(&claim.document.file, span, message)
            .label("each engine of the example stands in one entry")
            .help("add it to the `engines` of the entry that it agrees with, or run `deckle bless`; or take it out of the example's `engines`"),
    );
}
