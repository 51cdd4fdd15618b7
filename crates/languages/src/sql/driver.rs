//! Lays out the program that runs an example on an engine.

use super::backend::Script;
use super::error;
use super::split::{Dialect, Statement, split};

/// The exit status by which a driver says that its engine failed it.
pub(super) const TROUBLE: i32 = 3;

/// What all drivers share.
const SHARED: [(&str, &str); 3] = [
    ("deckle_script.py", include_str!("../../python/sql/deckle_script.py")),
    (
        "deckle_sessions.py",
        include_str!("../../python/sql/deckle_sessions.py"),
    ),
    ("deckle_table.py", include_str!("../../python/sql/deckle_table.py")),
];

/// Returns the files of the program: `main` is the engine's own, and finds the script's statements, as the engine's dialect
/// splits them, in `statements.json`.
pub(super) fn files(script: &Script<'_>, main: &str, dialect: &Dialect) -> Vec<(&'static str, String)> {
    let parts = [
        ("sample.sql", script.sample.as_str()),
        ("setup.sql", &script.setup),
        (error::EXAMPLE, script.code),
    ];
    let statements = parts.map(|(name, text)| (name.to_owned(), listed(text, dialect)));
    let statements = serde_json::Map::from_iter(statements);
    let mut files = vec![
        ("main.py", main.to_owned()),
        ("statements.json", serde_json::Value::Object(statements).to_string()),
    ];
    files.extend(SHARED.map(|(name, text)| (name, text.to_owned())));
    files
}

fn listed(text: &str, dialect: &Dialect) -> serde_json::Value {
    match split(text, dialect) {
        Ok(statements) => statements.iter().map(Statement::as_json).collect(),
        // The driver reports it as it does an error of the engine.
        Err(problem) => serde_json::json!({"line": problem.line, "problem": problem.to_string()}),
    }
}
