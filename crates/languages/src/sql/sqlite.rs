//! `SQLite`, as Python brings it along.

use super::backend::{Backend, Script};
use super::on_engine::OnEngine;
use super::{driver, split};
use crate::detect::{DetectError, Host};
use crate::probe::{Facts, Probe};
use crate::runtime::{Runtime, Toolchain};
use deckle_content::Engine;
use serde::Deserialize;

/// Prints what an interpreter's `SQLite` is.
const SCRIPT: &str = "import json, sqlite3, sys; c = sqlite3.connect(':memory:'); \
    print(json.dumps({'executable': sys.executable, 'version': sqlite3.sqlite_version, \
    'source': c.execute('select sqlite_source_id()').fetchone()[0], \
    'options': [row[0] for row in c.execute('pragma compile_options')]}))";

/// The engine of Python's module `sqlite3`.
#[derive(Debug)]
struct Sqlite;

/// `SQLite`, for the table of engines.
pub(super) static SQLITE: OnEngine = OnEngine(&Sqlite);

/// What an interpreter says of its `SQLite`.
#[derive(Deserialize)]
struct SqliteFacts {
    executable: String,
    version: String,
    source: String,
    options: Vec<String>,
}

impl Facts for SqliteFacts {
    fn executable(&self) -> &str {
        &self.executable
    }
}

impl Backend for Sqlite {
    fn engine(&self) -> Engine {
        Engine::SQLITE
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &SQLITE
    }

    fn remedy(&self) -> &'static str {
        "use a Python that has its module `sqlite3`, or name one with --engine sqlite@PYTHON"
    }

    fn newer(&self) -> &'static str {
        "sqlite: \">=3.45\""
    }

    fn is_embedded(&self) -> bool {
        true
    }

    fn detect(&self, host: &Host<'_>, python: &Toolchain) -> Result<Toolchain, DetectError> {
        let probe = Probe {
            what: "Python with SQLite",
            key: "sqlite",
            program: &python.executable,
            arguments: &["-I", "-X", "utf8", "-c", SCRIPT],
            without: &["PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP"],
            root: host.root,
            context: &[],
        };
        // Never remembered: the library is a file of its own, and changes where the interpreter does not.
        let facts: SqliteFacts = probe.facts(None)?;
        let mut numbers = facts.version.split('.').map(|part| part.parse().unwrap_or(0));
        let options = facts.options.join(" ");
        Ok(Toolchain {
            label: format!("SQLite {}", facts.version),
            version: [(); 3].map(|()| numbers.next().unwrap_or(0)),
            build: [facts.source.as_str(), &options, &python.build].join("\n"),
            details: vec![
                format!("in {}", python.label),
                format!("source {}", facts.source),
                format!("compiled with {options}"),
            ],
            ..python.clone()
        })
    }

    fn files(&self, script: &Script<'_>) -> Vec<(&'static str, String)> {
        driver::files(script, include_str!("../../python/sql/sqlite.py"), &split::SQLITE)
    }
}
