//! Decides whether a finished example kept its promise.
//!
//! Pure: no process, clock or file system. The runner runs; this file verifies.
//! **Invariant:** only an example that ended by itself, as promised, passes.

use crate::failure::Failure;
use crate::stderr;
use deckle_content::question::Snippet;
use deckle_content::{Engine, pattern};
use deckle_languages::{Language, Observed, Raised};
use deckle_runner::{End, Outcome, Status, signal_name, tail, visible};

/// What the author promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expectation {
    /// The output, with marks where it varies: see [`deckle_content::pattern`].
    pub(crate) stdout: String,
    /// What it writes to standard error beside the report of the error that it ends in: see [`crate::stderr`].
    pub(crate) stderr: String,
    /// The error that it ends in: `Type` or `Type: message`.
    pub(crate) raises: Option<String>,
    /// Seconds of processor time after which it is stopped.
    pub(crate) seconds: u64,
}

impl Expectation {
    /// Reads the promise of an example, on one of its engines if it claims several.
    pub(crate) fn of(snippet: &Snippet, engine: Option<Engine>) -> Self {
        let (stdout, raises) = snippet.promised(engine);
        Expectation {
            stdout: stdout.unwrap_or_default().to_owned(),
            stderr: snippet.stderr.clone().unwrap_or_default(),
            raises: raises.map(str::to_owned),
            seconds: snippet.timeout.unwrap_or(Snippet::DEFAULT_TIMEOUT),
        }
    }
}

/// Compares a promise with what was seen of an example, and with what its language reads out of that.
///
/// # Errors
/// Returns how the promise was broken.
pub(crate) fn verify(
    expectation: &Expectation,
    seen: &Outcome,
    language: &dyn Language,
    observed: &Observed,
) -> Result<(), Failure> {
    let status = match &seen.end {
        End::Ended(status) => *status,
        End::TimedOut(limit) => {
            return Err(Failure::TimedOut {
                limit: *limit,
                seconds: expectation.seconds,
                cpu: seen.cpu,
                took: seen.took,
            });
        }
        End::Stopped(excess) => return Err(Failure::Excess(*excess)),
        End::Lost(detail) => return Err(Failure::Lost { detail: detail.clone() }),
    };
    let exit = expectation
        .raises
        .as_ref()
        .and_then(|raises| language.exited_as(raises, status, observed));
    match &expectation.raises {
        None => ended_well(status, seen, language, observed)?,
        Some(raises) => ended_in(
            raises,
            exit.as_ref().map(|exit| exit.kept),
            status,
            observed,
            &|error| language.ended_in(raises, error),
        )?,
    }
    printed(expectation, seen)?;
    match exit.and_then(|exit| exit.text) {
        Some(ending) => written_with(&expectation.stderr, &ending, &observed.stderr)?,
        None => written(&expectation.stderr, &observed.stderr)?,
    }
    match seen.orphans {
        0 => Ok(()),
        processes => Err(Failure::Leaky { processes }),
    }
}

fn ended_well(status: Status, seen: &Outcome, language: &dyn Language, observed: &Observed) -> Result<(), Failure> {
    let stderr = || tail(&seen.stderr);
    match status {
        // An exit handler may hide an exception in the status; it is shown all the same.
        Status::Exited(0) if observed.error.is_none() => Ok(()),
        Status::Signalled(signal) => Err(Failure::Crash {
            signal,
            stderr: stderr(),
        }),
        Status::Exited(code) => Err(match &observed.error {
            Some(error) if error.syntax => Failure::Syntax {
                runtime: language.runtime().name(),
                newer: language.runtime().newer(),
                message: error.text(),
                line: error.frames.last().map(|frame| frame.line),
            },
            Some(error) if observed.uncaught || code == 0 => Failure::Error(error.clone()),
            _ => Failure::Exit {
                code,
                promise: language.exit_promise(code),
                stderr: stderr(),
            },
        }),
    }
}

/// Verifies an example that promises an error. `kept` is the language's word on errors that show in the status alone.
fn ended_in(
    raises: &str,
    kept: Option<bool>,
    status: Status,
    observed: &Observed,
    is_promised: &dyn Fn(&Raised) -> bool,
) -> Result<(), Failure> {
    let other = |seen: &Raised| Failure::Raises {
        promised: raises.to_owned(),
        seen: seen.clone(),
    };
    let not_raised = || Failure::NotRaised {
        promised: raises.to_owned(),
        ended: match status {
            Status::Exited(code) => format!("exits with status {code}"),
            Status::Signalled(signal) => format!("is ended by {}", signal_name(signal)),
        },
    };
    match (kept, &observed.error) {
        (Some(_), Some(error)) => Err(other(error)),
        (Some(true), None) => Ok(()),
        (None, Some(error)) if observed.uncaught && is_promised(error) => Ok(()),
        (None, Some(error)) if observed.uncaught && matches!(status, Status::Exited(_)) => Err(other(error)),
        (Some(false), None) | (None, _) => Err(not_raised()),
    }
}

fn printed(expectation: &Expectation, seen: &Outcome) -> Result<(), Failure> {
    let text = std::str::from_utf8(&seen.stdout);
    match text {
        Ok(text) if pattern::matches(&expectation.stdout, text) => Ok(()),
        _ => Err(Failure::Output {
            expected: expectation.stdout.clone(),
            seen: visible(&seen.stdout),
            text: text.is_ok(),
            stderr: tail(&seen.stderr),
        }),
    }
}

/// Compares standard error with what `expected` promises of it.
pub(crate) fn written(expected: &str, seen: &[u8]) -> Result<(), Failure> {
    let text = std::str::from_utf8(seen);
    match text {
        Ok(text) if stderr::matches(expected, text) => Ok(()),
        _ => Err(Failure::Stderr {
            expected: expected.to_owned(),
            seen: visible(seen),
            text: text.is_ok(),
        }),
    }
}

/// Compares standard error where the promised end itself writes `ending` there.
fn written_with(expected: &str, ending: &str, seen: &[u8]) -> Result<(), Failure> {
    let Ok(text) = std::str::from_utf8(seen) else {
        return written(expected, seen);
    };
    // Exit handlers may write after it.
    let starts_a_line = |at: &usize| *at == 0 || text[..*at].ends_with('\n');
    let places = text.rmatch_indices(ending).map(|(at, _)| at).filter(starts_a_line);
    let mut rests = places
        .map(|at| [&text[..at], &text[at + ending.len()..]].concat())
        .peekable();
    let Some(last) = rests.peek().cloned() else {
        return Err(Failure::ExitText {
            promised: ending.to_owned(),
            seen: text.to_owned(),
        });
    };
    if rests.any(|rest| stderr::matches(expected, &rest)) {
        return Ok(());
    }
    written(expected, last.as_bytes())
}

#[cfg(test)]
#[path = "verdict_tests.rs"]
mod tests;
