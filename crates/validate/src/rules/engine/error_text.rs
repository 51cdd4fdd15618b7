//! `engine/error-text`

use super::Claim;
use deckle_content::Engine;
use deckle_diagnostics::{Diagnostic, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an error of `DuckDB` that is promised by its text, where its class says what it is.
    ///
    /// ## Why
    /// `DuckDB` has changed the text of nearly every error from one version to the next. The class stays. (Texts of other
    /// engines are stable.)
    ///
    /// ## Example
    /// ```yaml
    /// raises: "ConstraintException: Duplicate key \"id: 1\" violates primary key constraint."
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// raises: ConstraintException
    /// ```
    pub(crate) RULE = "engine/error-text" { severity: Warning, since: "0.2.0", suppressible: true }
}

/// Engines whose texts change.
const UNSTABLE: [Engine; 1] = [Engine::DUCKDB];

/// Reports errors that are promised by their text.
pub(super) fn check(claim: &Claim<'_>, out: &mut Vec<Diagnostic>) {
    for engine in UNSTABLE.into_iter().filter(|engine| claim.engines.contains(engine)) {
        let (_, Some(raises)) = claim.snippet.promised(Some(engine)) else {
            continue;
        };
        let Some((class, _)) = raises.split_once(": ") else {
            continue;
        };
        let path = match claim.snippet.group(engine) {
            Some(group) => format!("results/{group}/raises"),
            None => "raises".to_owned(),
        };
        let file = &claim.document.file;
        let span = claim.at(&path).map_or(Span::point(0), |found| found.node.head(file));
        let message = format!("{} words its errors anew from version to version", engine.name());
        out.push(
            RULE.at(file, span, message)
                .label("promised by its text")
                .help(format!("promise class and code alone: `raises: {class}`")),
        );
        // One finding a promise.
        return;
    }
}
