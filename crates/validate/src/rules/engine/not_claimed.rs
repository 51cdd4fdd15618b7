//! `engine/not-claimed`

use super::Claim;
use deckle_content::Engine;
use deckle_content::question::Kind;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a result or a limit of versions for an engine that the example does not claim, and keys of SQL on several
    /// engines in an example that is no such one.
    ///
    /// ## Why
    /// Nothing would ever run there, so readers would be shown what nobody proved.
    ///
    /// ## Example
    /// ```yaml
    /// engines: [sqlite, duckdb]
    /// postgresql: ">=17"
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// engines: [sqlite, duckdb, postgresql]
    /// postgresql: ">=17"
    /// ```
    pub(crate) RULE = "engine/not-claimed" { severity: Error, since: "0.2.0" }
}

/// Reports what is said of engines that the example does not claim.
pub(super) fn check(claim: &Claim<'_>, out: &mut Vec<Diagnostic>) {
    let file = &claim.document.file;
    if claim.snippet.kind() != Kind::Sql || claim.snippet.not_run.is_some() {
        let keys = ["engines", "results", "sample"]
            .into_iter()
            .chain(Engine::all().map(Engine::key));
        for key in keys {
            if let Some(span) = claim.key(key) {
                let what = match claim.snippet.kind() {
                    Kind::Sql => "only an example that is run has engines",
                    _ => "only an `sql` example has engines",
                };
                let found = RULE.at(file, span, format!("`{key}` says nothing here: {what}"));
                out.push(found.label("never read").help("delete this key"));
                return;
            }
        }
        return;
    }
    let is_claimed = |engine: Engine| claim.engines.contains(&engine);
    let add = |engine: Engine| format!("claim it, `engines: [… {}]`, or delete this", engine.key());
    for engine in Engine::all().filter(|engine| !is_claimed(*engine)) {
        if let Some(span) = claim.key(engine.key()) {
            let message = format!("the example does not claim to be true of {}", engine.name());
            out.push(
                RULE.at(file, span, message)
                    .label("limits what is not claimed")
                    .help(add(engine)),
            );
        }
    }
    for (engine, _, node) in claim.named().filter(|(engine, ..)| !is_claimed(*engine)) {
        let Some(node) = node else { continue };
        let message = format!("the example does not claim to be true of {}", engine.name());
        out.push(
            RULE.at(file, node.head(file), message)
                .label("not an engine of this example")
                .help(add(engine)),
        );
    }
}
