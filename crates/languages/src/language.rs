//! What a language is to deckle.

use crate::mismatch::Mismatch;
use crate::raised::Raised;
use crate::runtime::{Runtime, Toolchain};
use crate::source::Source;
use crate::written::written;
use deckle_content::question::Snippet;
use deckle_runner::{Outcome, Program, Status};

/// An example with what its topic adds.
#[derive(Debug, Clone, Copy)]
pub struct Example<'a> {
    /// The example.
    pub snippet: &'a Snippet,
    /// SQL that its topic runs before each `sql` example.
    pub sql_setup: Option<&'a str>,
    /// The sample database of its topic, as SQL for several engines.
    pub sample: Option<&'a str>,
}

/// An example laid out to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The program.
    pub program: Program,
    /// Where the example's own code is in it.
    pub source: Source,
    /// Whether [`Language::compare`] says what is right, and not the example's `stdout`.
    pub compared: bool,
}

/// What a check of the syntax amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    /// The code was compiled.
    Compiled,
    /// The data was parsed as this language.
    Parsed(&'static str),
}

impl CheckKind {
    /// Returns what readers are told: `compiled`, `parsed as JSON`.
    pub fn text(self) -> String {
        match self {
            CheckKind::Compiled => "compiled".to_owned(),
            CheckKind::Parsed(name) => format!("parsed as {name}"),
        }
    }
}

/// A check of an example's syntax: none of its code runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The program.
    pub program: Program,
    /// What it amounts to.
    pub kind: CheckKind,
}

/// What a check of the syntax found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// The code is accepted.
    Accepted,
    /// What the check needs is not there after all.
    Unavailable,
    /// The code is refused.
    Refused {
        /// Why, in the words of the compiler or parser.
        message: String,
        /// The line of the example's code, from 1, if it is told.
        line: Option<usize>,
    },
}

/// What a language reads out of a run that ended by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observed {
    /// The error that was not caught, with lines that count in the example's own code.
    pub error: Option<Raised>,
    /// Whether the run ended as one does that ends in that error.
    pub uncaught: bool,
    /// Whether the program asked for its end, as by Python's `SystemExit`.
    pub exited: bool,
    /// What it wrote to standard error beside the report of that error, without the folder of this one run.
    pub stderr: Vec<u8>,
}

/// A promised end that shows in the status alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// Whether the run ended in this way.
    pub kept: bool,
    /// What such an end itself writes to standard error.
    pub text: Option<String>,
}

/// What comparing a session found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Why the example is no session at all.
    pub error: Option<String>,
    /// What came out differently.
    pub differing: Vec<Mismatch>,
    /// The line of the statement at which it was cut off, from 1.
    pub cut: Option<usize>,
}

/// How the examples of one language are run, and how what comes of them is read. All of it is pure.
pub trait Language: Sync {
    /// Returns the names that files may give as `language`, the usual one first.
    fn names(&self) -> &'static [&'static str];

    /// Returns what its examples are run or checked with.
    fn runtime(&self) -> &'static dyn Runtime;

    /// Lays out an example to run; `None` if nothing runs this language.
    fn run(&self, _example: &Example<'_>) -> Option<Run> {
        None
    }

    /// Lays out a check of an example's syntax; `None` if this machine has none.
    fn check(&self, _example: &Example<'_>, _toolchain: &Toolchain) -> Option<Check> {
        None
    }

    /// Reads the outcome of a run.
    fn observe(&self, source: Source, outcome: &Outcome) -> Observed {
        Observed {
            stderr: written(&outcome.stderr, source, &outcome.folder),
            ..Observed::default()
        }
    }

    /// Tells whether an error is what `promised` says.
    fn ended_in(&self, promised: &str, error: &Raised) -> bool {
        error.is(promised)
    }

    /// Tells whether a run that ended in this way ended as `raises` says, where that leaves no error to read; `None` where
    /// `raises` names an ordinary error.
    fn exited_as(&self, _raises: &str, _status: Status, _observed: &Observed) -> Option<Exit> {
        None
    }

    /// Returns how `raises` promises an exit with this status; `None` where it cannot.
    fn exit_promise(&self, _code: i32) -> Option<String> {
        None
    }

    /// Lays out the comparison of what a run printed with what its example shows. None of the example's code runs in it.
    fn compare(&self, _example: &Example<'_>, _outcome: &Outcome) -> Option<Program> {
        None
    }

    /// Reads the outcome of a comparison.
    ///
    /// # Errors
    /// Returns why it has no result.
    fn read_comparison(&self, _outcome: &Outcome) -> Result<Comparison, String> {
        Ok(Comparison::default())
    }

    /// Reads the outcome of a check of the syntax.
    ///
    /// # Errors
    /// Returns why it has no result.
    fn read_check(&self, _outcome: &Outcome) -> Result<Checked, String> {
        Ok(Checked::Unavailable)
    }
}
