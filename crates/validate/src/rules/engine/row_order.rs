//! `engine/row-order`

use super::Claim;
use crate::sql::{Query, Table, Token, queries, tables};
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a query of an example that claims several engines where the order of the rows that are shown is left to the
    /// engine: there is no `ORDER BY`, or rows that differ are equal by it, or it sorts a missing value without
    /// `NULLS FIRST` or `NULLS LAST`.
    ///
    /// ## Why
    /// Engines return rows in whatever order suits them, from version to version and, with several threads, from run to
    /// run. `PostgreSQL` and `DuckDB` sort missing values last, `SQLite` and `MariaDB` first.
    ///
    /// ## Example
    /// ```sql
    /// SELECT name FROM people;
    /// ```
    ///
    /// ## Instead
    /// ```sql
    /// SELECT name FROM people ORDER BY name;
    /// ```
    pub(crate) RULE = "engine/row-order" { severity: Warning, since: "0.2.0", suppressible: true }
}

/// What leaves an order to the engine.
enum Open {
    NoOrder,
    Ties,
    Nulls,
}

/// Reports rows that may come in another order.
pub(super) fn check(claim: &Claim<'_>, out: &mut Vec<Diagnostic>) {
    if claim.engines.len() < 2 {
        return;
    }
    let all = queries(&claim.snippet.code);
    let mut told = vec![false; all.len()];
    let groups = claim.snippet.results.iter().map(|group| group.stdout.as_deref());
    let promises = groups.chain([claim.snippet.stdout.as_deref()]).flatten();
    for promise in promises {
        for (at, (query, table)) in all.iter().zip(tables(promise)).enumerate() {
            let Some(open) = open(query, &table).filter(|_| !told[at]) else {
                continue;
            };
            // Where `results` part, the example may be about that.
            if matches!(open, Open::Nulls) && !claim.snippet.results.is_empty() {
                continue;
            }
            told[at] = true;
            out.push(finding(claim, query, &open));
        }
    }
}

fn finding(claim: &Claim<'_>, query: &Query<'_>, open: &Open) -> Diagnostic {
    let (message, label, help) = match open {
        Open::NoOrder => (
            "without `ORDER BY` the rows may come in another order",
            "no `ORDER BY`",
            "add `ORDER BY` with columns that no two rows have in common",
        ),
        Open::Ties => (
            "rows that differ are equal by `ORDER BY`, so they may change places",
            "does not tell all rows apart",
            "add a column to `ORDER BY` that no two rows have in common, such as the primary key",
        ),
        Open::Nulls => (
            "engines sort missing values to different ends",
            "sorts NULL",
            "add `NULLS FIRST` or `NULLS LAST`; MariaDB has neither: `ORDER BY x IS NULL, x`",
        ),
    };
    let span = claim.code_line(
        query
            .order
            .first()
            .and_then(|by| by.first())
            .map_or(query.line, |by| by.line),
    );
    RULE.at(&claim.document.file, span, message).label(label).help(help)
}

/// Tells what a query leaves open, by what its result shows.
fn open(query: &Query<'_>, table: &Table<'_>) -> Option<Open> {
    if !query.is_select || table.rows.len() < 2 {
        return None;
    }
    if query.order.is_empty() {
        return query.has_from.then_some(Open::NoOrder);
    }
    let mut places = Vec::new();
    for by in &query.order {
        let Some(place) = place(by, query, table) else {
            // What is not shown may tell the rows apart.
            return None;
        };
        let is_told = by.iter().any(|token| token.is("NULLS"));
        if !is_told && table.rows.iter().any(|row| row.get(place) == Some(&"NULL")) {
            return Some(Open::Nulls);
        }
        places.push(place);
    }
    let same = |one: &[&str], other: &[&str]| places.iter().all(|place| one.get(*place) == other.get(*place));
    let mut pairs = table.rows.windows(2);
    pairs
        .any(|pair| pair[0] != pair[1] && same(&pair[0], &pair[1]))
        .then_some(Open::Ties)
}

/// Finds the column of a result that a query is ordered by: its name, or its number.
fn place(by: &[Token<'_>], query: &Query<'_>, table: &Table<'_>) -> Option<usize> {
    let words = ["ASC", "DESC", "NULLS", "FIRST", "LAST"];
    let own: Vec<&Token<'_>> = by
        .iter()
        .filter(|token| !words.iter().any(|word| token.is(word)))
        .collect();
    let name = match own.as_slice() {
        [one] if one.text.parse::<usize>().is_ok() => return one.text.parse::<usize>().ok()?.checked_sub(1),
        [one] => one.text,
        [_, dot, column] if dot.is(".") => column.text,
        _ => return None,
    };
    let name = name.trim_matches(['"', '`']);
    // A name behind AS hides the column of the same name, which the heading cannot tell.
    let is_plain = |column: &Vec<Token<'_>>| {
        column
            .last()
            .is_some_and(|last| last.text.trim_matches(['"', '`']).eq_ignore_ascii_case(name))
    };
    let at = table
        .heading
        .iter()
        .position(|heading| heading.eq_ignore_ascii_case(name))?;
    query.columns.get(at).is_none_or(is_plain).then_some(at)
}
