//! Takes one example from plan to verdict, whatever its language.

use crate::cache::Proven;
use crate::failure::{Correction, Failure, Mismatch};
use crate::interpreter::Interpreter;
use crate::job::Job;
use crate::judge::{self, judge};
use crate::needs::{self, Plan};
use crate::outcome::{End, Outcome, Status};
use crate::runner::{RunError, Runner};
use crate::script;
use deckle_content::publication::Verdict;
use deckle_content::question::{Kind, Snippet};
use serde::Deserialize;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// What was found out about one example.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Finding {
    /// The reason why it was not run, and what was checked instead; `None` if it ran.
    pub(crate) not_run: Option<(String, Option<String>)>,
    /// What went wrong.
    pub(crate) failure: Option<Failure>,
    /// What was seen of it, if it ran.
    pub(crate) observed: Option<Outcome>,
    /// Whether what it printed is for readers, and not for a program of ours.
    pub(crate) printed: bool,
    /// The exception that it ended in.
    pub(crate) raised: Option<String>,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Finding {
    pub(crate) fn failed(failure: Failure) -> Self {
        Finding {
            failure: Some(failure),
            ..Finding::default()
        }
    }

    /// Returns the text that it printed for readers.
    pub(crate) fn stdout(&self) -> Option<String> {
        let observed = self.observed.as_ref().filter(|_| self.printed)?;
        String::from_utf8(observed.stdout.clone()).ok()
    }

    /// Returns what is worth remembering: only what went well.
    pub(crate) fn proven(&self) -> Option<Proven> {
        match (&self.failure, &self.not_run) {
            (None, None) => Some(Proven::Passed),
            (None, Some((_, Some(checked)))) => Some(Proven::Form(checked.clone())),
            _ => None,
        }
    }

    pub(crate) fn not_run(reason: String, checked: Option<String>) -> Self {
        Finding {
            not_run: Some((reason, checked)),
            ..Finding::default()
        }
    }

    /// Returns the verdict, for the publication.
    pub(crate) fn verdict(&self) -> Verdict {
        match (&self.failure, &self.not_run) {
            (Some(Failure::TimedOut { .. }), _) => Verdict::TimedOut,
            (Some(failure), _) => Verdict::Failed {
                reason: failure.to_string(),
            },
            (None, Some((reason, checked))) => Verdict::NotRun {
                reason: reason.clone(),
                checked: checked.clone(),
            },
            (None, None) => Verdict::Passed,
        }
    }
}

/// Returns what is remembered of an example as a finding; `None` where it does not fit what the example asks for now.
pub(crate) fn remembered(job: &Job, interpreter: &Interpreter, proven: Proven) -> Option<Finding> {
    match (needs::plan(&job.snippet, interpreter), proven) {
        (Ok(Plan::Run), Proven::Passed) => Some(Finding::default()),
        (Ok(Plan::Show { reason }), Proven::Form(checked)) => Some(Finding::not_run(reason, Some(checked))),
        _ => None,
    }
}

/// Checks one example.
///
/// # Errors
/// Fails only where this machine cannot run anything.
pub(crate) fn examine(
    runner: &mut dyn Runner,
    job: &Job,
    interpreter: &Interpreter,
    cancelled: &AtomicBool,
) -> Result<Finding, RunError> {
    match needs::plan(&job.snippet, interpreter) {
        Err(detail) => Ok(Finding::failed(Failure::Needs { detail })),
        Ok(Plan::Show { reason }) => show(runner, &job.snippet, reason, interpreter, cancelled),
        Ok(Plan::ShowUnchecked { reason }) => Ok(Finding::not_run(reason, None)),
        Ok(Plan::Run) if job.snippet.kind() == Kind::Pycon => session(runner, &job.snippet, cancelled),
        Ok(Plan::Run) => run(runner, job, cancelled),
    }
}

fn run(runner: &mut dyn Runner, job: &Job, cancelled: &AtomicBool) -> Result<Finding, RunError> {
    let (script, promise) = script::to_run(&job.snippet, job.sql_setup.as_deref());
    let seen = runner.run(&script, cancelled)?;
    Ok(Finding {
        failure: judge(&promise, &seen).err(),
        raised: judge::raised(&promise, &seen).map(|raised| raised.text()),
        took: seen.took,
        observed: Some(seen),
        printed: true,
        not_run: None,
    })
}

/// What `form.py` prints, if not `null`.
#[derive(Deserialize)]
struct FormError {
    #[serde(default)]
    message: String,
    line: Option<usize>,
    missing: Option<String>,
}

/// Checks the form of an example that is shown only.
fn show(
    runner: &mut dyn Runner,
    snippet: &Snippet,
    reason: String,
    interpreter: &Interpreter,
    cancelled: &AtomicBool,
) -> Result<Finding, RunError> {
    let Some((language, name)) = parser(snippet, interpreter) else {
        return Ok(Finding::not_run(reason, None));
    };
    let seen = runner.run(&script::form(snippet, language), cancelled)?;
    let took = seen.took;
    let answer = match trusted::<Option<FormError>>(seen) {
        Ok(answer) => answer,
        Err(failure) => return Ok(Finding::failed(failure)),
    };
    let finding = match answer {
        None => Finding::not_run(
            reason,
            Some(name.map_or("compiled".to_owned(), |name| format!("parsed as {name}"))),
        ),
        Some(FormError { missing: Some(_), .. }) => Finding::not_run(reason, None),
        Some(FormError { message, line, .. }) => Finding::failed(match name {
            None => Failure::Syntax { message, line },
            Some(name) => {
                let (message, line) = placed(message, line);
                Failure::Parse {
                    language: name.to_owned(),
                    message,
                    line,
                }
            }
        }),
    };
    Ok(Finding { took, ..finding })
}

/// Takes the place at the end of a parser's message, `(at line 1, column 8)`: the finding points there, and the file's
/// own lines are others.
fn placed(message: String, line: Option<usize>) -> (String, Option<usize>) {
    let told = message
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once(" (at line "))
        .and_then(|(text, place)| Some((text.to_owned(), place.split(',').next()?.parse().ok()?)));
    match told {
        Some((text, told)) => (text, line.or(Some(told))),
        None => (message, line),
    }
}

/// Returns the parser at hand for an example's language, and the language's name if it is not Python.
fn parser(snippet: &Snippet, interpreter: &Interpreter) -> Option<(&'static str, Option<&'static str>)> {
    match snippet.language.as_str() {
        "python" => Some(("python", None)),
        "pycon" => Some(("pycon", None)),
        "json" => Some(("json", Some("JSON"))),
        "toml" if interpreter.version >= [3, 11, 0] || interpreter.package("tomli").is_some() => {
            Some(("toml", Some("TOML")))
        }
        "yaml" if interpreter.package("pyyaml").is_some() => Some(("yaml", Some("YAML"))),
        _ => None,
    }
}

/// What `session_check.py` prints.
#[derive(Deserialize)]
struct SessionAnswer {
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
    lines: usize,
    indent: usize,
    shown: String,
    varies: bool,
}

/// Runs a `>>>` session, then compares in a process that none of its code can reach.
fn session(runner: &mut dyn Runner, snippet: &Snippet, cancelled: &AtomicBool) -> Result<Finding, RunError> {
    let seen = runner.run(&script::session_run(snippet), cancelled)?;
    let took = seen.took;
    let end = match &seen.end {
        End::Ended(status) => *status,
        End::TimedOut => {
            let seconds = snippet.timeout.unwrap_or(Snippet::DEFAULT_TIMEOUT);
            return Ok(Finding::failed(Failure::TimedOut { seconds }));
        }
        End::Stopped(excess) => return Ok(Finding::failed(Failure::Excess(*excess))),
        End::Lost(detail) => return Ok(Finding::failed(Failure::Lost { detail: detail.clone() })),
    };
    let printed = judge::visible(&seen.stdout);
    let answer = match trusted::<SessionAnswer>(runner.run(&script::session_check(snippet, printed), cancelled)?) {
        Ok(answer) => answer,
        Err(failure) => return Ok(Finding::failed(failure)),
    };
    let failure = session_failure(answer, end, &seen);
    Ok(Finding {
        failure,
        took,
        observed: Some(seen),
        ..Finding::default()
    })
}

fn session_failure(answer: SessionAnswer, end: Status, seen: &Outcome) -> Option<Failure> {
    if let Some(message) = answer.error {
        return Some(Failure::Parse {
            language: "a `>>>` session".to_owned(),
            message,
            line: None,
        });
    }
    if !answer.differing.is_empty() {
        let mismatches = answer.differing.into_iter().map(|differing| Mismatch {
            correction: Correction {
                line: differing.line + differing.source.lines().count(),
                lines: differing.lines,
                indent: differing.indent,
                shown: differing.shown,
                varies: differing.varies,
            },
            line: differing.line,
            source: differing.source,
            expected: differing.expected,
            seen: differing.seen,
        });
        return Some(Failure::Session(mismatches.collect()));
    }
    let stderr = || judge::tail(&seen.stderr);
    match end {
        _ if answer.cut.is_some() => answer.cut.map(|line| Failure::SessionCut { line }),
        Status::Signalled(signal) => Some(Failure::Crash {
            signal,
            stderr: stderr(),
        }),
        Status::Exited(code) if code != 0 => Some(Failure::Exit { code, stderr: stderr() }),
        Status::Exited(_) if seen.orphans > 0 => Some(Failure::Leaky {
            processes: seen.orphans,
        }),
        Status::Exited(_) => None,
    }
}

/// Reads the answer of a program of ours that ran none of the example's code.
fn trusted<T: serde::de::DeserializeOwned>(seen: Outcome) -> Result<T, Failure> {
    let lost = |detail: String| Failure::Lost { detail };
    match seen.end {
        End::Ended(Status::Exited(0)) => serde_json::from_slice(&seen.stdout).map_err(|error| lost(error.to_string())),
        End::Stopped(excess) => Err(Failure::Excess(excess)),
        End::TimedOut => Err(lost("the check of its form took too long".to_owned())),
        End::Lost(detail) => Err(lost(detail)),
        End::Ended(_) => Err(lost(format!(
            "the check of its form ended early: {}",
            judge::tail(&seen.stderr).trim_end()
        ))),
    }
}
