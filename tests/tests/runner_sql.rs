//! SQL on the engines that this machine has: the same statements on all, and what each makes of them.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a failed test may panic, and this one reads fixtures"
)]

mod runner;

use deckle_content::Engine;
use deckle_content::publication::Verdict;
use deckle_languages::Toolchain;
use deckle_snippets::{Checked, Failure};
use expect_test::expect_file;
use runner::sql::{engine, example, seen};
use runner::{contained, options};
use serde_json::json;

/// The engines of this machine, each with where it was found.
fn engines() -> Vec<(Engine, Toolchain)> {
    if !contained() {
        return Vec::new();
    }
    Engine::all().filter_map(|one| Some((one, engine(one)?))).collect()
}

/// What the golden files were made with. Others may differ where engines changed, and are left alone.
fn is_as_in_golden(engine: Engine, found: &Toolchain) -> bool {
    match (engine.key(), found.version) {
        ("sqlite", version) => version < [3, 43, 0],
        ("duckdb", version) => version == [2, 0, 1],
        ("postgresql", [major, ..]) => major == 15,
        ("mariadb", [major, minor, _]) => [major, minor] == [10, 11],
        _ => false,
    }
}

/// Seventy statements in which engines part. An error does not end a connection's script, so one run shows them all.
#[test]
fn each_engine_answers_as_it_was_measured_to() {
    let script = include_str!("../fixtures/sql/matrix.sql");
    for (engine, found) in engines() {
        let job = example(engine, "matrix", script, &[("timeout", json!(60))]);
        let (printed, _) = seen(&job, &found, &options(1));
        if is_as_in_golden(engine, &found) {
            let golden = format!("{}/golden/sql/matrix-{}.txt", env!("CARGO_MANIFEST_DIR"), engine.key());
            expect_file![golden].assert_eq(&printed);
        } else {
            deckle_tests::not_run(&format!(
                "the answers of {}: they were written down for another",
                found.label
            ));
            // Whatever it answers, it answers everything.
            let asked = script.matches(';').count();
            assert_eq!(
                printed
                    .lines()
                    .filter(|line| line.starts_with("a> ") && !line.starts_with("a> ("))
                    .count(),
                asked
            );
        }
    }
}

/// The printer's forms, where drivers would give something else.
#[test]
fn values_are_printed_in_one_form() {
    for (engine, found) in engines() {
        let cases: &[(&str, &str)] = match engine.key() {
            "sqlite" => &[
                ("1.0", "1.0"),
                ("x'4a'", "X'4A'"),
                ("'a' || char(10) || 'b'", "a\\nb"),
                ("NULL", "NULL"),
            ],
            "duckdb" => &[
                ("1.50::DECIMAL(9,3)", "1.500"),
                ("0.1::FLOAT", "0.1"),
                ("TIMESTAMPTZ '2024-01-01 00:00:00+02'", "2023-12-31 22:00:00+00"),
                ("INTERVAL '1 year 2 days'", "1 year 2 days"),
                ("[1, NULL]", "[1, NULL]"),
                ("{'a': 1, 'b': 'x'}", "{\"a\": 1, \"b\": \"x\"}"),
                ("'{\"b\":1,\"a\":[1.10]}'::JSON", "{\"a\": [1.10], \"b\": 1}"),
                ("true", "true"),
                ("'ab'::BLOB", "X'6162'"),
            ],
            "postgresql" => &[
                ("1.50::numeric(9,3)", "1.500"),
                ("0.1::real", "0.1"),
                ("timestamptz '2024-01-01 00:00:00+02'", "2023-12-31 22:00:00+00"),
                ("timestamp '2024-01-01 00:00:00'", "2024-01-01 00:00:00"),
                ("date 'infinity'", "infinity"),
                ("time '24:00'", "24:00:00"),
                ("interval '1 year 2 days'", "1 year 2 days"),
                ("ARRAY[1, NULL]", "[1, NULL]"),
                ("ARRAY['a', 'b']", "[\"a\", \"b\"]"),
                ("'{\"b\":1,\"a\":[1.10]}'::jsonb", "{\"a\": [1.10], \"b\": 1}"),
                ("'{\"a\":1,\"a\":null}'::json", "{\"a\": 1, \"a\": null}"),
                ("ROW(1, 'x')", "(1,x)"),
                ("int4range(1, 5)", "[1,5)"),
                ("'\\x6162'::bytea", "X'6162'"),
                ("current_database()", "example"),
                ("current_user", "learner"),
            ],
            _ => &[
                ("CAST(1.5 AS DECIMAL(9,3))", "1.500"),
                ("1e0", "1.0"),
                ("TIMESTAMP '2024-01-01 00:00:00'", "2024-01-01 00:00:00"),
                ("CAST('838:59:59' AS TIME)", "838:59:59"),
                ("true", "1"),
                ("x'4a'", "X'4A'"),
                ("DATABASE()", "example"),
            ],
        };
        let code: String = cases.iter().map(|(sql, _)| format!("SELECT {sql} AS v;\n")).collect();
        let (printed, checked) = seen(&example(engine, "values", &code, &[]), &found, &options(1));
        let rows = printed
            .lines()
            .filter(|line| !matches!(line.trim(), "v" | "" | "(1 row)") && !line.starts_with('-'));
        let rows: Vec<_> = rows.map(str::trim).collect();
        let expected: Vec<_> = cases.iter().map(|(_, text)| *text).collect();
        assert_eq!(rows, expected, "{engine:?} {:?}", checked.raised);
    }
}

/// Two connections: who waits, who is refused, and that the script goes on when the other moved.
#[test]
fn connections_wait_for_each_other_and_not_for_a_clock() {
    let sample = "CREATE TABLE acc (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO acc VALUES (1, 10), (2, 20);";
    let lost = "-- connection: a\nBEGIN;\nUPDATE acc SET n = n + 1 WHERE id = 1;\n-- connection: b\nUPDATE acc SET n = n + 1\n\
                WHERE id = 1;\n-- connection: a\nCOMMIT;\n-- connection: b\nSELECT n FROM acc WHERE id = 1;\n";
    let circle = "-- connection: a\nBEGIN;\nUPDATE acc SET n = 0 WHERE id = 1;\n-- connection: b\nBEGIN;\n\
                  UPDATE acc SET n = 0 WHERE id = 2;\n-- connection: a\nUPDATE acc SET n = 0 WHERE id = 2;\n-- connection: b\n\
                  UPDATE acc SET n = 0 WHERE id = 1;\n-- connection: a\nCOMMIT;\n";
    for (engine, found) in engines() {
        let end = |n: u32| format!("a> COMMIT\nOTHERb> SELECT n FROM acc WHERE id = 1\n n\n--\n{n}\n(1 row)\n");
        let head = "a> BEGIN\na> UPDATE acc SET n = n + 1 WHERE id = 1\nb> UPDATE acc SET n = n + 1 …\n";
        let (said, goes_on, n) = match engine.key() {
            "sqlite" => ("b> (error: OperationalError SQLITE_BUSY)\n", "", 11),
            "duckdb" => ("b> (error: TransactionException)\n", "", 11),
            _ => ("b> (waits)\n", "b> (goes on)\n", 12),
        };
        let expected = format!("{head}{said}{}", end(n).replace("OTHER", goes_on));
        let job = example(
            engine,
            "lost",
            lost,
            &[("setup", json!(sample)), ("stdout", json!(expected))],
        );
        let (printed, checked) = seen(&job, &found, &options(1));
        assert_eq!(printed, expected, "{engine:?}");
        assert_eq!(checked.run.verdict, Verdict::Passed, "{engine:?}");
        if matches!(engine.key(), "postgresql" | "mariadb") {
            let refused = if engine.key() == "mariadb" {
                "OperationalError 1213"
            } else {
                "DeadlockDetected 40P01"
            };
            let (printed, _) = seen(
                &example(engine, "circle", circle, &[("setup", json!(sample))]),
                &found,
                &options(1),
            );
            let tail = format!(
                "a> (waits)\nb> UPDATE acc SET n = 0 WHERE id = 1\nb> (error: {refused})\na> (goes on)\na> COMMIT\n"
            );
            assert!(printed.ends_with(&tail), "{engine:?}: {printed}");
        }
    }
}

/// What came before an error is kept, and the error has its statement's line, class and code.
#[test]
fn errors_have_their_line_class_and_code() {
    let code = "CREATE TABLE t (id INTEGER PRIMARY KEY);\n\nINSERT INTO t VALUES (1);\nSELECT id FROM t;\n\n-- twice\n\
                INSERT INTO t\nVALUES (1);\nSELECT 2;\n";
    for (engine, found) in engines() {
        let class = match engine.key() {
            "sqlite" => "IntegrityError SQLITE_CONSTRAINT_PRIMARYKEY",
            "duckdb" => "ConstraintException",
            "postgresql" => "UniqueViolation 23505",
            _ => "IntegrityError 1062",
        };
        let stdout = "id\n--\n 1\n(1 row)\n";
        let job = example(
            engine,
            "error",
            code,
            &[("stdout", json!(stdout)), ("raises", json!(class))],
        );
        let (printed, checked) = seen(&job, &found, &options(1));
        assert_eq!(printed, stdout, "{engine:?}");
        assert_eq!(
            checked.run.verdict,
            Verdict::Passed,
            "{engine:?}: {:?}",
            checked.failure
        );
        let (_, checked) = seen(&example(engine, "unpromised", code, &[]), &found, &options(1));
        assert_eq!(ended_in(&checked), (class.to_owned(), 7), "{engine:?}");
        let unsplit = "SELECT 1\n-- connection: a\n;\n";
        let (_, checked) = seen(&example(engine, "unsplit", unsplit, &[]), &found, &options(1));
        assert_eq!(ended_in(&checked), ("ScriptError".to_owned(), 2), "{engine:?}");
    }
}

/// Returns the class of the error that nobody promised, and its line.
fn ended_in(checked: &Checked) -> (String, usize) {
    let Some(Failure::Error(raised)) = &checked.failure else {
        return (format!("{:?}", checked.failure), 0);
    };
    (raised.class.clone(), raised.frames.last().map_or(0, |frame| frame.line))
}
