//! SQL: statements on an empty database. Without `engines` that is `SQLite`, which Python brings along; with them, each
//! engine is a language and a runtime of its own: see [`on_engine::OnEngine`].

mod backend;
mod driver;
mod duckdb;
mod engines;
mod error;
mod mariadb;
mod on_engine;
mod postgresql;
mod sample;
mod server;
mod split;
mod sqlite;

pub use engines::{ENGINES, on_engine};
pub use on_engine::OnEngine;

use crate::language::{Example, Exit, Language, Observed, Run};
use crate::python::{PYTHON, ending, exit_promise, exited_as, program, with_line_feed};
use crate::runtime::Runtime;
use crate::source::Source;
use deckle_runner::{Outcome, Status};

const SQL: &str = include_str!("../python/sql.py");

/// Statements, run on `SQLite`.
#[derive(Debug)]
pub(crate) struct Sqlite;

impl Language for Sqlite {
    fn names(&self) -> &'static [&'static str] {
        &["sql"]
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &PYTHON
    }

    fn run(&self, example: &Example<'_>) -> Option<Run> {
        let snippet = example.snippet;
        let before = [example.sql_setup, snippet.setup.as_deref()];
        let before: String = before.into_iter().flatten().map(with_line_feed).collect();
        let files = vec![
            ("main.py", SQL.to_owned()),
            ("setup.sql", before),
            ("example.sql", snippet.code.clone()),
        ];
        Some(Run {
            program: program(snippet, files),
            source: Source {
                file: "example.sql",
                lines_before: 0,
            },
            compared: false,
        })
    }

    fn observe(&self, source: Source, outcome: &Outcome) -> Observed {
        ending(source, outcome)
    }

    fn exit_promise(&self, code: i32) -> Option<String> {
        Some(exit_promise(code))
    }

    fn exited_as(&self, raises: &str, status: Status, observed: &Observed) -> Option<Exit> {
        exited_as(raises, status, observed)
    }
}
