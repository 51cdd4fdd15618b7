//! The ways in which an example breaks its promise.

use crate::dependence::Dependence;
use crate::rules::{code, ending, output};
use deckle_diagnostics::Rule;
use deckle_languages::{Mismatch, Raised};
use deckle_runner::{Excess, TimeLimit, signal_name};
use std::fmt;
use std::time::Duration;

/// How an example broke its promise. Lines count from 1 in the snippet's `code`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It printed something else.
    Output {
        /// What `stdout` says, marks of varying parts included.
        expected: String,
        /// What it printed; bytes that are not UTF-8 are written as `\xNN`.
        seen: String,
        /// Whether all that it printed was UTF-8.
        text: bool,
        /// What it wrote to standard error, shortened.
        stderr: String,
    },
    /// It wrote something else to standard error, beside the report of the error that it ended in.
    Stderr {
        /// What `stderr` says, marks of varying parts included.
        expected: String,
        /// What it wrote; bytes that are not UTF-8 are written as `\xNN`.
        seen: String,
        /// Whether all that it wrote was UTF-8.
        text: bool,
    },
    /// It ended in an exception that was not promised.
    Error(Raised),
    /// It ended in another exception than the promised one.
    Raises {
        /// What `raises` says.
        promised: String,
        /// What it ended in.
        seen: Raised,
    },
    /// It exited as promised, with another text.
    ExitText {
        /// The text that `raises` says.
        promised: String,
        /// What it wrote to standard error.
        seen: String,
    },
    /// It ended without the promised exception.
    NotRaised {
        /// What `raises` says.
        promised: String,
        /// How it ended instead, such as `exited with 0`.
        ended: String,
    },
    /// It exited with another code than 0, without an exception.
    Exit {
        /// The code.
        code: i32,
        /// How `raises` promises it, if its language can.
        promise: Option<String>,
        /// What it wrote to standard error, shortened.
        stderr: String,
    },
    /// A signal ended it.
    Crash {
        /// The signal's number.
        signal: i32,
        /// What it wrote to standard error, shortened.
        stderr: String,
    },
    /// It was stopped at a limit of its time.
    TimedOut {
        /// Which one.
        limit: TimeLimit,
        /// Processor time that it may use, in seconds.
        seconds: u64,
        /// Processor time that it used.
        cpu: Duration,
        /// From its start to its end.
        took: Duration,
    },
    /// It used too much of something and was stopped.
    Excess(Excess),
    /// Its code is refused.
    Syntax {
        /// What refuses it, such as `Python`.
        runtime: &'static str,
        /// How an example says that it needs a newer one, such as `python: ">=3.12"`.
        newer: &'static str,
        /// Why, in the words of what refuses it.
        message: String,
        /// Where, if that is told.
        line: Option<usize>,
    },
    /// Its data does not parse.
    Parse {
        /// The language, such as `TOML`.
        language: String,
        /// What the parser says.
        message: String,
        /// Where, if the parser says so.
        line: Option<usize>,
    },
    /// A `>>>` session came out differently.
    Session(Vec<Mismatch>),
    /// A `>>>` session ended before its last statement.
    SessionCut {
        /// The line of the statement that ended it.
        line: usize,
    },
    /// It kept its promise and left processes behind.
    Leaky {
        /// How many.
        processes: u32,
    },
    /// It came out differently from run to run.
    Flaky {
        /// What it depends on.
        depends: Dependence,
        /// What the first run printed.
        first: String,
        /// What a later run printed.
        other: String,
    },
    /// The process that ran it vanished: there is no result, and so no pass.
    Lost {
        /// What is known.
        detail: String,
    },
    /// Its needs cannot be read.
    Needs {
        /// The part that cannot be read, and why.
        detail: String,
    },
}

impl Failure {
    /// Returns the rule that the failure breaks.
    pub fn rule(&self) -> &'static Rule {
        match self {
            Failure::Output { .. } => &output::OUTPUT,
            Failure::Stderr { .. } => &output::STDERR,
            Failure::Error(_) => &ending::ERROR,
            Failure::Raises { .. } | Failure::ExitText { .. } => &ending::RAISES,
            Failure::NotRaised { .. } => &ending::NOT_RAISED,
            Failure::Exit { .. } => &ending::EXIT,
            Failure::Crash { .. } => &ending::CRASH,
            Failure::TimedOut { .. } => &ending::TIMEOUT,
            Failure::Excess(_) => &ending::LIMIT,
            Failure::Syntax { .. } => &code::SYNTAX,
            Failure::Parse { .. } => &code::PARSE,
            Failure::Session(_) | Failure::SessionCut { .. } => &output::SESSION,
            Failure::Leaky { .. } => &ending::LEAKY,
            Failure::Flaky { .. } => &output::FLAKY,
            Failure::Lost { .. } => &ending::LOST,
            Failure::Needs { .. } => &code::NEEDS,
        }
    }

    /// Returns the stable code of the finding.
    pub fn code(&self) -> &'static str {
        self.rule().code
    }
}

/// Says in one line how the promise was broken, for verdicts and summaries.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Output { seen, .. } if seen.is_empty() => {
                f.write_str("the example prints nothing, not what `stdout` says")
            }
            Failure::Output { expected, .. } if expected.is_empty() => {
                f.write_str("the example prints something and has no `stdout`")
            }
            Failure::Output { .. } => f.write_str("the output differs from `stdout`"),
            Failure::Stderr { seen, .. } if seen.is_empty() => {
                f.write_str("the example writes nothing to standard error, not what `stderr` says")
            }
            Failure::Stderr { expected, .. } if expected.is_empty() => {
                f.write_str("the example writes to standard error and has no `stderr`")
            }
            Failure::Stderr { .. } => f.write_str("standard error differs from `stderr`"),
            Failure::Error(raised) => write!(f, "the example ends in {}", raised.one_line()),
            Failure::Raises { seen, .. } => write!(f, "the example ends in another exception: {}", seen.one_line()),
            Failure::ExitText { .. } => f.write_str("the example exits with another text"),
            Failure::NotRaised { promised, ended } => {
                let promised = promised.lines().next().unwrap_or_default();
                write!(f, "the example does not raise {promised}: it {ended}")
            }
            Failure::Exit { code, .. } => write!(f, "the example exits with status {code}"),
            Failure::Crash { signal, .. } => write!(f, "the example is ended by {}", signal_name(*signal)),
            Failure::TimedOut {
                limit,
                seconds,
                cpu,
                took,
            } => match limit {
                TimeLimit::Processor => write!(f, "the example was stopped after {seconds} s of processor time"),
                TimeLimit::Waiting => write!(
                    f,
                    "the example used {:.1} s of processor time in {} s: it waits",
                    cpu.as_secs_f64(),
                    took.as_secs()
                ),
                TimeLimit::Total => write!(f, "the example was still running after {} s", took.as_secs()),
            },
            Failure::Excess(excess) => write!(f, "the example {excess}"),
            Failure::Syntax { runtime, message, .. } => write!(f, "{runtime} does not accept the code: {message}"),
            Failure::Parse { language, message, .. } => write!(f, "the code is not {language}: {message}"),
            Failure::Session(mismatches) => match mismatches.len() {
                1 => f.write_str("one statement of the session comes out differently"),
                many => write!(f, "{many} statements of the session come out differently"),
            },
            Failure::SessionCut { .. } => f.write_str("the session ends before its last statement"),
            Failure::Leaky { processes: 1 } => f.write_str("the example leaves a process behind"),
            Failure::Leaky { processes } => write!(f, "the example leaves {processes} processes behind"),
            Failure::Flaky { depends, .. } => write!(f, "the example comes out differently {depends}"),
            Failure::Lost { detail } => write!(f, "the run was lost: {detail}"),
            Failure::Needs { detail } => write!(f, "the example's needs cannot be read: {detail}"),
        }
    }
}
