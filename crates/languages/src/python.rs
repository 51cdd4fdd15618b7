//! Python: scripts, run by the interpreter that is found on this machine.

mod advice;
mod ending;
mod exit;
mod find;
mod form;
mod packages;
mod preload;
mod probe;
mod program;
mod pyenv;
mod requirements;

pub use packages::normalise as distribution_name;

pub(crate) use ending::ending;
pub(crate) use exit::{exit_promise, exited_as};
pub(crate) use form::{answer, form, read_form};
pub(crate) use program::{helper, program, session_parser, with_line_feed};

use crate::detect::{DetectError, Host};
use crate::language::{Check, CheckKind, Checked, Example, Exit, Language, Observed, Run};
use crate::runtime::{Runtime, Toolchain};
use crate::source::Source;
use deckle_content::question::Snippet;
use deckle_runner::{Factor, Launch, Outcome, Status, Warm};

const AWAIT: &str = include_str!("../python/await.py");

/// The fork server: see `python/server/`.
const SERVER: [(&str, &str); 7] = [
    ("sitecustomize.py", include_str!("../python/server/sitecustomize.py")),
    ("deckle_server.py", include_str!("../python/server/deckle_server.py")),
    ("deckle_child.py", include_str!("../python/server/deckle_child.py")),
    ("deckle_order.py", include_str!("../python/server/deckle_order.py")),
    ("deckle_report.py", include_str!("../python/server/deckle_report.py")),
    ("deckle_shelf.py", include_str!("../python/server/deckle_shelf.py")),
    ("deckle_end.py", include_str!("../python/server/deckle_end.py")),
];

/// The interpreter.
#[derive(Debug)]
pub struct Python;

/// The interpreter, for languages that are run with it.
pub static PYTHON: Python = Python;

impl Runtime for Python {
    fn name(&self) -> &'static str {
        "Python"
    }

    fn key(&self) -> &'static str {
        "python"
    }

    fn remedy(&self) -> &'static str {
        "install Python 3.11 or later, or name one with --python or DECKLE_PYTHON"
    }

    fn newer(&self) -> &'static str {
        "python: \">=3.12\""
    }

    fn wanted<'a>(&self, snippet: &'a Snippet) -> Option<&'a str> {
        snippet.python.as_deref()
    }

    /// Every collection is checked with it: data languages are parsed by it.
    fn is_optional(&self) -> bool {
        false
    }

    /// Without a choice, the environment's `DECKLE_PYTHON` decides, then the virtual environment `.venv` in the
    /// collection's folder, then PATH. A choice is a path or a version such as `3.13`.
    fn detect(&self, host: &Host<'_>) -> Result<Toolchain, DetectError> {
        find::find(&PYTHON, host)
    }

    fn launch(&self, toolchain: &Toolchain, examples: &[&Snippet]) -> Launch {
        Launch {
            executable: toolchain.executable.clone(),
            arguments: ["-s", "-X", "utf8"].map(str::to_owned).to_vec(),
            environment: vec![
                // One thread for each example is enough, and forking is safe with one.
                ("OPENBLAS_NUM_THREADS", "1"),
                ("OMP_NUM_THREADS", "1"),
            ],
            // Sets of strings keep one order from run to run, and have another one in a varied run.
            varied: vec![(Factor::HashSeed, "PYTHONHASHSEED", ["0", "4"])],
            readable: toolchain.readable.clone(),
            reserves_memory: false,
            service: None,
            warm: Some(Warm {
                files: &SERVER,
                search_path: "PYTHONPATH",
                entry: program::ENTRY,
                preload: preload::choose(examples, &toolchain.modules),
            }),
        }
    }

    fn unmet(&self, requirement: &str, toolchain: &Toolchain) -> Result<Option<String>, String> {
        requirements::unmet(requirement, &toolchain.packages)
    }
}

/// Returns the version of an installed distribution, whichever way its name is written.
pub(crate) fn package<'a>(toolchain: &'a Toolchain, name: &str) -> Option<&'a str> {
    packages::version(&toolchain.packages, name)
}

/// A script. It is its own `main.py`, so that tracebacks, `__file__` and `inspect` are genuine.
#[derive(Debug)]
pub(crate) struct Script;

impl Language for Script {
    fn names(&self) -> &'static [&'static str] {
        &["python"]
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &PYTHON
    }

    fn run(&self, example: &Example<'_>) -> Option<Run> {
        let snippet = example.snippet;
        let (whole, lines_before) = program::source_after_setup(snippet);
        let (files, file) = if snippet.top_level_await {
            (
                vec![(program::ENTRY, AWAIT.to_owned()), ("example.py", whole)],
                "example.py",
            )
        } else {
            (vec![(program::ENTRY, whole)], program::ENTRY)
        };
        Some(Run {
            program: program(snippet, files),
            source: Source { file, lines_before },
            compared: false,
        })
    }

    fn check(&self, example: &Example<'_>, _: &Toolchain) -> Option<Check> {
        Some(Check {
            program: form(example.snippet, "python"),
            kind: CheckKind::Compiled,
        })
    }

    fn observe(&self, source: Source, outcome: &Outcome) -> Observed {
        ending(source, outcome)
    }

    fn exited_as(&self, raises: &str, status: Status, observed: &Observed) -> Option<Exit> {
        exited_as(raises, status, observed)
    }

    fn exit_promise(&self, code: i32) -> Option<String> {
        Some(exit_promise(code))
    }

    fn read_check(&self, outcome: &Outcome) -> Result<Checked, String> {
        read_form(outcome)
    }
}
