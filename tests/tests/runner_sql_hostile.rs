//! Attacks with SQL on each engine: each must come to nothing, and an ordinary example after it must pass.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a failed test may panic, and this one looks at files"
)]

mod runner;

use deckle_content::Engine;
use deckle_content::publication::Verdict;
use deckle_snippets::{Checked, Failure};
use runner::sql::{engine, example};
use runner::{contained, options, run};
use serde_json::json;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use tempfile::TempDir;

const SECRET: &str = "the secret of the canary";

/// A file that everybody may read and a folder that everybody may write to: only the sandbox and the engine keep them.
struct Canary {
    home: TempDir,
}

impl Canary {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o777)).unwrap();
        fs::write(home.path().join("secret"), SECRET).unwrap();
        Canary { home }
    }

    fn marker(&self) -> PathBuf {
        self.home.path().join("marker")
    }

    /// Puts the places into an attack.
    fn aimed(&self, sql: &str) -> String {
        let text = |path: PathBuf| path.to_string_lossy().into_owned();
        sql.replace("SECRET", &text(self.home.path().join("secret")))
            .replace("MARKER", &text(self.marker()))
            .replace("FOLDER", &text(self.home.path().to_owned()))
    }

    /// Tells whether all is as it was.
    fn is_sound(&self) -> bool {
        let names: Vec<_> = fs::read_dir(self.home.path())
            .unwrap()
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        names == ["secret"] && fs::read_to_string(self.home.path().join("secret")).unwrap() == SECRET
    }
}

/// An attack: its name, how it must end, and its statements.
struct Attack {
    name: &'static str,
    ends: &'static str,
    sql: &'static str,
}

fn attacks(text: &'static str) -> Vec<Attack> {
    let parts = text.split("-- attack: ").skip(1);
    parts
        .map(|part| {
            let (name, rest) = part.split_once("\n-- ends: ").unwrap();
            let (ends, sql) = rest.split_once('\n').unwrap();
            Attack { name, ends, sql }
        })
        .collect()
}

/// Tells whether an attack ended as it must.
fn ended(attack: &Attack, checked: &Checked) -> bool {
    let refused = matches!(&checked.failure, Some(Failure::Error(_)));
    // What prints something ends well too, and only its output was not promised.
    let harmless = matches!(&checked.failure, None | Some(Failure::Output { .. }));
    match attack.ends {
        "refused" => refused,
        "harmless" => harmless,
        "stopped" => !harmless,
        _ => true,
    }
}

/// An ordinary example, which must find an empty database and the settings that every example finds.
fn ordinary(engine: Engine) -> (&'static str, &'static str) {
    match engine.key() {
        "sqlite" => ("SELECT count(*) AS n FROM sqlite_master;", "n\n-\n0\n(1 row)\n"),
        "duckdb" => ("SELECT count(*) AS n FROM duckdb_tables();", "n\n-\n0\n(1 row)\n"),
        "postgresql" => (
            "CREATE TABLE t (a int);\n\
             SELECT count(*) AS n, current_setting('search_path') AS p, current_setting('work_mem') AS m, lower('A') AS l\n\
             FROM pg_class WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,\n\
             'pg_toast'::regnamespace);",
            "n | p               | m   | l\n--+-----------------+-----+--\n1 | \"$user\", public | 4MB | a\n(1 row)\n",
        ),
        _ => (
            "CREATE TABLE t (a INT);\n\
             SELECT count(*) AS n, @@max_connections AS c, @@event_scheduler AS e\n\
             FROM information_schema.tables WHERE table_schema NOT LIKE '%schema' AND table_schema <> 'mysql';",
            "n |  c | e\n--+----+----\n1 | 40 | OFF\n(1 row)\n",
        ),
    }
}

fn attack(engine_of: Engine, text: &'static str) {
    if !contained() {
        return;
    }
    let Some(found) = engine(engine_of) else { return };
    let canary = Canary::new();
    let (code, stdout) = ordinary(engine_of);
    let all = attacks(text);
    let mut jobs = Vec::new();
    for attack in &all {
        let sql = canary.aimed(attack.sql);
        jobs.push(example(engine_of, "attack", &sql, &[("timeout", json!(2))]));
        jobs.push(example(
            engine_of,
            "ordinary",
            code,
            &[("stdout", json!(stdout)), ("timeout", json!(60))],
        ));
    }
    let checked = run(&jobs, &found, &options(1));
    let mut harm = Vec::new();
    for (attack, pair) in all.iter().zip(checked.chunks(2)) {
        let said = format!("{:?} {:?}", pair[0].observed, pair[0].failure);
        if !ended(attack, &pair[0]) {
            harm.push(format!("{}: it did not end {}: {said}", attack.name, attack.ends));
        }
        let printed = pair[0]
            .observed
            .as_ref()
            .map(|seen| [&seen.stdout[..], &seen.stderr[..]].concat());
        if String::from_utf8_lossy(&printed.unwrap_or_default()).contains(SECRET) {
            harm.push(format!("{}: it read the secret", attack.name));
        }
        if pair[1].run.verdict != Verdict::Passed {
            harm.push(format!(
                "{}: the next example: {:?} {:?}",
                attack.name, pair[1].failure, pair[1].observed
            ));
        }
    }
    assert!(harm.is_empty(), "{}", harm.join("\n"));
    assert!(canary.is_sound());
}

#[test]
fn attacks_on_sqlite() {
    attack(Engine::SQLITE, include_str!("../fixtures/hostile-sql/sqlite.sql"));
}

#[test]
fn attacks_on_duckdb() {
    attack(Engine::DUCKDB, include_str!("../fixtures/hostile-sql/duckdb.sql"));
}

#[test]
fn attacks_on_postgresql() {
    attack(
        Engine::POSTGRESQL,
        include_str!("../fixtures/hostile-sql/postgresql.sql"),
    );
}

#[test]
fn attacks_on_mariadb() {
    attack(Engine::MARIADB, include_str!("../fixtures/hostile-sql/mariadb.sql"));
}
