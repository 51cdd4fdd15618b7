//! The engines of SQL examples, as far as this machine has them.

use super::{has_local_sockets, job, run};
use deckle_content::Engine;
use deckle_languages::{Host, Runtime as _, Toolchain, on_engine};
use deckle_snippets::{Checked, Job, Options};
use deckle_tests::not_run;
use serde_json::Value;
use std::env;
use std::path::Path;

/// The variable that names the interpreter with the engines' drivers.
const PYTHON: &str = "DECKLE_SQL_PYTHON";

/// Finds an engine; says so where there is none.
pub(crate) fn engine(engine: Engine) -> Option<Toolchain> {
    let python = env::var(PYTHON).ok();
    let host = Host {
        choice: None,
        python: python.as_deref(),
        root: Path::new("/"),
        // Servers are prepared once for all tests.
        cache: Some(Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/interpreters"))),
    };
    let is_server = matches!(engine.key(), "postgresql" | "mariadb");
    if is_server && !has_local_sockets() {
        return None;
    }
    match on_engine(engine)?.detect(&host) {
        Ok(toolchain) => Some(toolchain),
        Err(error) => {
            not_run(&format!("SQL on {}: {error}", engine.name()));
            None
        }
    }
}

/// Makes a job of SQL that runs on one engine.
pub(crate) fn example(engine: Engine, id: &str, code: &str, more: &[(&str, Value)]) -> Job {
    let own = [
        ("language", Value::from("sql")),
        ("engines", Value::from(vec![engine.key()])),
    ];
    let fields: Vec<_> = own.into_iter().chain(more.iter().cloned()).collect();
    Job {
        engine: Some(engine),
        ..job(id, code, &fields)
    }
}

/// Runs one example, and returns what it printed and how it ended.
pub(crate) fn seen(job: &Job, toolchain: &Toolchain, options: &Options) -> (String, Checked) {
    let checked = run(std::slice::from_ref(job), toolchain, options).remove(0);
    let printed = match &checked.observed {
        Some(outcome) => String::from_utf8_lossy(&outcome.stdout).into_owned(),
        None => format!("nothing was run: {:?} {:?}", checked.run.verdict, checked.failure),
    };
    (printed, checked)
}
