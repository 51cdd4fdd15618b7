//! The statements of an example, and of each query what is selected and how it is ordered.

use super::token::{Kind, Token, tokens};

/// A statement that returns rows, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query<'a> {
    /// Its line, from 0.
    pub(crate) line: usize,
    /// Whether it is a SELECT, with or without WITH: others return rows too, but what they look like is their own.
    pub(crate) is_select: bool,
    /// Whether it reads a table.
    pub(crate) has_from: bool,
    /// What is selected.
    pub(crate) columns: Vec<Vec<Token<'a>>>,
    /// What it is ordered by, each with what follows it.
    pub(crate) order: Vec<Vec<Token<'a>>>,
}

/// Words that a statement which returns rows begins with.
const WITH_ROWS: [&str; 12] = [
    "SELECT", "WITH", "VALUES", "TABLE", "FROM", "EXPLAIN", "PRAGMA", "SHOW", "DESCRIBE", "DESC", "CALL", "ANALYZE",
];
/// Words that end the list of what is selected.
const AFTER_COLUMNS: [&str; 12] = [
    "FROM",
    "WHERE",
    "GROUP",
    "HAVING",
    "ORDER",
    "LIMIT",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "WINDOW",
    "OFFSET",
    "FETCH",
];
/// Words that end what a query is ordered by.
const AFTER_ORDER: [&str; 4] = ["LIMIT", "OFFSET", "FETCH", "FOR"];

/// Reads the statements that return rows.
pub(crate) fn queries(code: &str) -> Vec<Query<'_>> {
    let all = tokens(code);
    let statements = all.split(|token| token.is(";") && token.depth == 0);
    statements.filter_map(query).collect()
}

fn query<'a>(statement: &[Token<'a>]) -> Option<Query<'a>> {
    let first = statement.first()?;
    let returns = statement.iter().any(|token| token.is("RETURNING"));
    if !WITH_ROWS.iter().any(|word| first.is(word)) && !returns {
        return None;
    }
    let top: Vec<usize> = (0..statement.len()).filter(|at| statement[*at].depth == 0).collect();
    let word = |at: usize, words: &[&str]| statement[at].depth == 0 && words.iter().any(|word| statement[at].is(word));
    let select = top.iter().copied().find(|at| word(*at, &["SELECT"]));
    let is_select = select.is_some() && !returns && (first.is("SELECT") || first.is("WITH"));
    let columns = select.map_or_else(Vec::new, |select| {
        let end = (select..statement.len()).find(|at| word(*at, &AFTER_COLUMNS));
        let own = &statement[select + 1..end.unwrap_or(statement.len())];
        let skipped = own
            .iter()
            .take_while(|token| token.is("DISTINCT") || token.is("ALL"))
            .count();
        list(&own[skipped..])
    });
    // The last one is the query's own: one before may be that of a part in brackets.
    let order = top.windows(2).rev().map(|pair| (pair[0], pair[1]));
    let order = order
        .into_iter()
        .find(|(a, b)| word(*a, &["ORDER"]) && word(*b, &["BY"]));
    let order = order.map_or_else(Vec::new, |(_, by)| {
        let end = (by..statement.len()).find(|at| word(*at, &AFTER_ORDER));
        list(&statement[by + 1..end.unwrap_or(statement.len())])
    });
    Some(Query {
        line: first.line,
        is_select,
        has_from: top.iter().any(|at| word(*at, &["FROM"])),
        columns,
        order,
    })
}

/// Splits at the commas that stand in no brackets.
fn list<'a>(tokens: &[Token<'a>]) -> Vec<Vec<Token<'a>>> {
    tokens
        .split(|token| token.is(",") && token.depth == 0)
        .map(<[Token<'_>]>::to_vec)
        .collect()
}

/// Tells whether what is selected has a name of its own, so that every engine prints the same heading.
pub(super) fn has_name(column: &[Token<'_>]) -> bool {
    const NOT_NAMES: [&str; 8] = [
        "END",
        "NULL",
        "TRUE",
        "FALSE",
        "DEFAULT",
        "UNKNOWN",
        "CURRENT_DATE",
        "CURRENT_TIMESTAMP",
    ];
    const BEFORE_OPERAND: [&str; 12] = [
        "NOT", "AND", "OR", "IN", "LIKE", "IS", "BETWEEN", "DIV", "MOD", "ILIKE", "GLOB", "ESCAPE",
    ];
    if column.iter().any(|token| token.depth == 0 && token.is("AS")) {
        return true;
    }
    let Some((last, before)) = column.split_last() else {
        return true;
    };
    if last.is("*") && before.last().is_none_or(|token| token.is(".")) {
        return true;
    }
    if !last.is_name() || NOT_NAMES.iter().any(|word| last.is(word)) {
        return false;
    }
    match before.last() {
        None => true,
        // A column of a table, or a name behind what it names.
        Some(token) if token.is(".") => before.iter().all(|token| token.is(".") || token.is_name()),
        Some(token) if token.is(")") || token.is("]") => true,
        Some(token) => token.kind != Kind::Sign && !BEFORE_OPERAND.iter().any(|word| token.is(word)),
    }
}

impl<'a> Query<'a> {
    /// Yields the selected expressions that have no name of their own.
    pub(crate) fn unnamed(&self) -> impl Iterator<Item = &[Token<'a>]> {
        let columns = self.columns.iter().map(Vec::as_slice);
        columns.filter(|column| !column.is_empty() && !has_name(column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_expressions() {
        for (code, unnamed) in [
            ("SELECT a, t.a, *, t.*, a AS b, a b, count(*) n, 'x' AS y FROM t", 0),
            ("SELECT 1", 1),
            ("SELECT count(*), max(a), 1 + 1 FROM t", 3),
            ("SELECT a + b, NOT a, a IS NULL, CASE WHEN a THEN 1 END FROM t", 4),
            ("SELECT DISTINCT t.a, \"b c\", (SELECT 1) AS one FROM t", 0),
            ("WITH q AS (SELECT 1) SELECT x FROM q", 0),
            ("SELECT (a), f(a, b) FROM t -- c", 2),
            ("INSERT INTO t SELECT 1 + 1", 0),
        ] {
            let all = queries(code);
            let found: usize = all.iter().map(|query| query.unnamed().count()).sum();
            assert_eq!(found, unnamed, "{code}");
        }
    }

    #[test]
    fn the_order_is_the_querys_own() {
        for (code, order) in [
            ("SELECT a FROM t ORDER BY a DESC, b NULLS LAST LIMIT 3;", 2),
            ("SELECT row_number() OVER (ORDER BY a) AS n FROM t", 0),
            ("SELECT a FROM (SELECT a FROM t ORDER BY a) AS q", 0),
            ("SELECT a FROM t UNION SELECT b FROM u ORDER BY 1", 1),
        ] {
            let all = queries(code);
            assert_eq!(all[0].order.len(), order, "{code}");
        }
        let lines: Vec<usize> = queries("-- c\nSELECT 1;\n\nSELECT ';';")
            .iter()
            .map(|query| query.line)
            .collect();
        assert_eq!(lines, [1, 3]);
    }
}
