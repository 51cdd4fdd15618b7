//! `engine/unnamed-column`

use super::Claim;
use crate::sql::queries;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an expression without `AS` in the result of an example that claims several engines.
    ///
    /// ## Why
    /// The heading of such a column is the least stable output of all: `count(*)` is headed `count(*)` by `SQLite`, `count`
    /// by `PostgreSQL` and `count_star()` by `DuckDB`.
    ///
    /// ## Example
    /// ```sql
    /// SELECT count(*) FROM people;
    /// ```
    ///
    /// ## Instead
    /// ```sql
    /// SELECT count(*) AS people FROM people;
    /// ```
    pub(crate) RULE = "engine/unnamed-column" { severity: Warning, since: "0.2.0", suppressible: true }
}

/// Reports expressions without a name.
pub(super) fn check(claim: &Claim<'_>, out: &mut Vec<Diagnostic>) {
    if claim.engines.len() < 2 {
        return;
    }
    for query in queries(&claim.snippet.code).iter().filter(|query| query.is_select) {
        let Some(first) = query.unnamed().next().and_then(<[_]>::first) else {
            continue;
        };
        let span = claim.code_line(first.line);
        out.push(
            RULE.at(
                &claim.document.file,
                span,
                "an expression has no name, so each engine heads its column otherwise",
            )
            .label("no `AS`")
            .help("give it a name: `count(*) AS people`"),
        );
    }
}
