//! The examples that a run could have proven and none did.

use crate::collection::Collection;
use crate::results::ExampleResults;
use deckle_content::publication::{Proof, Verdict};
use deckle_diagnostics::{Diagnostic, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports, under `--strict`, an example that could have been proven and was not, with the reason.
    ///
    /// ## Why
    /// Not run is never a pass. It is counted in every report and shown in every export. `--strict` is for those who want
    /// no gap: a release, or CI. An example whose author says in `not_run` why it is only shown is no gap.
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
    NOT_RUN = "run/not-run" { severity: Error, since: "0.1.0" }
}

/// Says what a run could have proven and none did; `None` if nothing is missing. Each engine is a claim of its own.
fn reason(proof: &Proof) -> Option<String> {
    let missing = proof.missing_engines();
    if let Some((_, reason)) = missing.first() {
        let names: Vec<&str> = missing.iter().map(|(engine, _)| engine.name()).collect();
        return Some(format!("{reason} ({})", names.join(", ")));
    }
    match &proof.deciding()?.verdict {
        Verdict::NotRun { reason, .. } => Some(reason.clone()),
        _ => None,
    }
}

/// Reports, for `--strict`, each example that a run could have proven and none did.
///
/// What its author declared as `not_run`, with a reason that readers see, is a statement and no gap; and one interpreter
/// of several is enough.
pub fn strict(collection: &Collection, results: &ExampleResults) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for question in collection.questions() {
        let (Some(proofs), Some(document)) = (results.proofs.get(&question.key), &question.document) else {
            continue;
        };
        for (index, snippet) in &question.examples {
            let proof = proofs.get(*index).filter(|_| snippet.not_run.is_none());
            let Some(reason) = proof.and_then(reason) else {
                continue;
            };
            let code = document.root.at(&format!("/snippets/{index}/code"));
            let span = code.and_then(|at| at.key).map_or(Span::point(0), |key| key.span);
            let message = format!("{}, example {}: not run: {reason}", question.key, index + 1);
            found.push(
                NOT_RUN
                    .at(&document.file, span, message)
                    .label("not proven")
                    .help("install what it needs (`deckle doctor` shows what is there), or leave out --strict"),
            );
        }
    }
    found
}
