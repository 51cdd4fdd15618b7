//! SQL examples that claim several engines: one run an engine, what each must print, and what is never a pass.

#![allow(clippy::unwrap_used, reason = "a failed test may panic")]
#![allow(clippy::disallowed_methods, reason = "the caller says where the engines are")]

mod runner;

use deckle_content::Engine;
use deckle_languages::{Host, Runtime as _, Toolchain, on_engine};
use deckle_snippets::{Checked, Job};
use deckle_tests::not_run;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

const SAMPLE: &str = "CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR(20));\n\
                      INSERT INTO people VALUES (1, 'Ada');\n-- engine: duckdb\nINSERT INTO people VALUES (2, 'Duck');\n";

/// Finds an engine; says so where there is none. The environment's Python has the packages of engines.
fn engine(engine: Engine) -> Option<Toolchain> {
    let python = std::env::var("DECKLE_ENGINES_PYTHON").ok();
    let host = Host {
        choice: None,
        python: python.as_deref(),
        root: Path::new("/"),
        cache: None,
    };
    match on_engine(engine)?.detect(&host) {
        Ok(toolchain) => Some(toolchain),
        Err(error) => {
            not_run(&format!("examples on {}: {error}", engine.name()));
            None
        }
    }
}

fn job(fields: &Value) -> Job {
    let fields = fields.as_object().unwrap();
    let mut more: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    more.push(("language", "sql".into()));
    let mut job = runner::job("a", "", &more);
    job.sample = Some(Arc::from(SAMPLE));
    job
}

fn line(checked: &Checked) -> String {
    let failure = checked.failure.as_ref();
    let text = failure.map_or(String::new(), |failure| format!(" {} {failure}", failure.code()));
    format!("{}{text}", checked.run.verdict.as_str())
}

/// Examples that claim both engines, beside what comes of them on `SQLite` and on `DuckDB`.
fn cases() -> Vec<(Value, [&'static str; 2])> {
    let both = |fields: Value| {
        let mut fields = fields;
        fields["engines"] = json!(["sqlite", "duckdb"]);
        fields
    };
    let half = |number: &str| format!("half\n----\n{number}\n(1 row)\n");
    vec![
        (
            both(json!({"code": "SELECT 1 AS one;\n", "stdout": "one\n---\n  1\n(1 row)\n"})),
            ["passed", "passed"],
        ),
        (
            both(json!({"code": "SELECT 7 / 2 AS half;\n", "stdout": half("   3")})),
            ["passed", "failed run/output the output differs from `stdout`"],
        ),
        (
            both(json!({"code": "SELECT 7 / 2 AS half;\n", "results": [
                {"engines": ["sqlite"], "stdout": half("   3")},
                {"engines": ["duckdb"], "stdout": half(" 3.5")},
            ]})),
            ["passed", "passed"],
        ),
        // The sample has a part for DuckDB.
        (
            both(json!({"code": "SELECT count(*) AS n FROM people;\n", "results": [
                {"engines": ["sqlite"], "stdout": "n\n-\n1\n(1 row)\n"},
                {"engines": ["duckdb"], "stdout": "n\n-\n2\n(1 row)\n"},
            ]})),
            ["passed", "passed"],
        ),
        (
            both(json!({"code": "CREATE TABLE people (id INTEGER);\n", "sample": false})),
            ["passed", "passed"],
        ),
        // Class and code are the same, and of the message the part that is promised.
        (
            both(json!({"code": "INSERT INTO people VALUES (1, 'Bo');\n", "results": [
                {"engines": ["sqlite"], "raises": "IntegrityError SQLITE_CONSTRAINT_PRIMARYKEY: UNIQUE constraint failed"},
                {"engines": ["duckdb"], "raises": "ConstraintException"},
            ]})),
            ["passed", "passed"],
        ),
        (
            both(json!({"code": "INSERT INTO people VALUES (1, 'Bo');\n", "results": [
                {"engines": ["sqlite"], "raises": "IntegrityError"},
                {"engines": ["duckdb"], "raises": "ConstraintException: no such words"},
            ]})),
            ["failed run/raises", "failed run/raises"],
        ),
        (
            both(json!({"code": "SELECT 1 AS one;\n", "sqlite": ">=99", "stdout": "one\n---\n  1\n(1 row)\n"})),
            ["not-run", "passed"],
        ),
        // An error of the set-up is none that the example promises.
        (
            both(json!({"code": "SELECT 1 AS one;\n", "setup": "SELECT nope;", "stdout": "one\n---\n  1\n(1 row)\n"})),
            ["failed run/error", "failed run/error"],
        ),
    ]
}

#[test]
fn each_engine_has_its_own_verdict() {
    if !runner::contained() {
        return;
    }
    let cases = cases();
    for (at, name) in [Engine::SQLITE, Engine::DUCKDB].into_iter().enumerate() {
        let Some(toolchain) = engine(name) else { continue };
        let all = cases.iter().map(|(fields, _)| job(fields).on_engines());
        let jobs: Vec<Job> = all.flatten().filter(|job| job.engine == Some(name)).collect();
        assert_eq!(jobs.len(), cases.len());
        for (checked, (fields, expected)) in runner::run(&jobs, &toolchain, &runner::options(1)).iter().zip(&cases) {
            assert_eq!(checked.run.engine, Some(name));
            let line = line(checked);
            assert!(line.starts_with(expected[at]), "{fields} on {}: {line}", name.name());
            assert!(expected[at] == "passed" || !checked.run.verdict.as_str().contains("passed"));
        }
    }
}

/// Without `engines` an example is that of `SQLite` alone, as it ever was; what is shown only is run nowhere.
#[test]
fn what_claims_no_engines_is_one_job() {
    for fields in [
        json!({"code": "SELECT 1;\n"}),
        json!({"code": "SELECT 1;\n", "engines": ["sqlite", "mariadb"], "not_run": "It takes an hour."}),
    ] {
        let jobs = job(&fields).on_engines();
        assert_eq!(jobs.len(), 1);
        assert_eq!(jobs[0].engine, None);
    }
}
