//! Python sessions: statements after `>>>`, each with exactly what the interactive interpreter says below it.
//!
//! The session runs in one program; another one, which runs none of its code, compares what came out. Nothing is forgiven
//! that doctest forgives: output before an exception counts, and so do notes, groups and chains.

use crate::language::{Check, CheckKind, Checked, Comparison, Example, Language, Run};
use crate::mismatch::{Correction, Mismatch};
use crate::python::{PYTHON, answer, exit_promise, form, helper, program, read_form, session_parser};
use crate::runtime::{Runtime, Toolchain};
use crate::source::Source;
use deckle_runner::{Outcome, Program, visible};
use serde::Deserialize;

const RUN: &str = include_str!("../python/session_run.py");
const CHECK: &str = include_str!("../python/session_check.py");
/// A session.
#[derive(Debug)]
pub(crate) struct Session;

impl Language for Session {
    fn names(&self) -> &'static [&'static str] {
        &["pycon"]
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &PYTHON
    }

    fn run(&self, example: &Example<'_>) -> Option<Run> {
        let snippet = example.snippet;
        let files = vec![
            ("main.py", RUN.to_owned()),
            session_parser(),
            ("options.json", format!("{{\"await\": {}}}", snippet.top_level_await)),
            ("setup.py", snippet.setup.clone().unwrap_or_default()),
            ("session.txt", snippet.code.clone()),
        ];
        Some(Run {
            program: program(snippet, files),
            source: Source {
                file: "session.txt",
                lines_before: 0,
            },
            compared: true,
        })
    }

    fn check(&self, example: &Example<'_>, _: &Toolchain) -> Option<Check> {
        Some(Check {
            program: form(example.snippet, "pycon"),
            kind: CheckKind::Compiled,
        })
    }

    fn exit_promise(&self, code: i32) -> Option<String> {
        Some(exit_promise(code))
    }

    fn read_check(&self, outcome: &Outcome) -> Result<Checked, String> {
        read_form(outcome)
    }

    fn compare(&self, example: &Example<'_>, outcome: &Outcome) -> Option<Program> {
        let files = vec![
            ("main.py", CHECK.to_owned()),
            session_parser(),
            ("session.txt", example.snippet.code.clone()),
            ("seen.txt", visible(&outcome.stdout)),
        ];
        Some(helper(example.snippet, files))
    }

    fn read_comparison(&self, outcome: &Outcome) -> Result<Comparison, String> {
        let answer: Answer = answer(outcome)?;
        Ok(Comparison {
            error: answer.error,
            differing: answer.differing.into_iter().map(Mismatch::from).collect(),
            cut: answer.cut,
        })
    }
}

/// What `session_check.py` prints.
#[derive(Deserialize)]
struct Answer {
    error: Option<String>,
    #[serde(default)]
    differing: Vec<Differing>,
    cut: Option<usize>,
}

#[derive(Deserialize)]
struct Differing {
    line: usize,
    source: String,
    expected: String,
    seen: String,
    first: usize,
    lines: usize,
    indent: usize,
    shown: String,
    varies: bool,
    raises: bool,
}

impl From<Differing> for Mismatch {
    fn from(differing: Differing) -> Self {
        Mismatch {
            correction: Correction {
                line: differing.first,
                lines: differing.lines,
                indent: differing.indent,
                shown: differing.shown,
                varies: differing.varies,
                raises: differing.raises,
            },
            line: differing.line,
            source: differing.source,
            expected: differing.expected,
            seen: differing.seen,
        }
    }
}
