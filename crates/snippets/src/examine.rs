//! Takes one example from plan to verdict, whatever its language.

use crate::cache::Proven;
use crate::failure::Failure;
use crate::job::Job;
use crate::verdict::{Expectation, verify, written};
use deckle_content::publication::Verdict;
use deckle_content::question::Snippet;
use deckle_languages::{self as languages, Check, CheckKind, Comparison, Plan, Run, Source, Toolchain};
use deckle_runner::{End, Outcome, RunError, Runner, Status, tail};
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
    /// What it wrote to standard error beside the report of that, if it is text.
    pub(crate) stderr: Option<String>,
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
pub(crate) fn remembered(job: &Job, toolchain: &Toolchain, proven: Proven) -> Option<Finding> {
    match (plan(job, toolchain), proven) {
        (Ok(Plan::Run(_)), Proven::Passed) => Some(Finding::default()),
        (Ok(Plan::Check { reason, .. } | Plan::Show { reason }), Proven::Form(checked)) => {
            Some(Finding::not_run(reason, Some(checked)))
        }
        _ => None,
    }
}

fn plan(job: &Job, toolchain: &Toolchain) -> Result<Plan, String> {
    languages::plan(job.language(), &job.example(), toolchain)
}

/// Checks one example.
///
/// # Errors
/// Fails only where this machine cannot run anything.
pub(crate) fn examine(
    runner: &mut dyn Runner,
    job: &Job,
    toolchain: &Toolchain,
    cancelled: &AtomicBool,
) -> Result<Finding, RunError> {
    match plan(job, toolchain) {
        Err(detail) => Ok(Finding::failed(Failure::Needs { detail })),
        Ok(Plan::Check { check, reason }) => show(runner, job, &check, reason, cancelled),
        Ok(Plan::Show { reason }) => Ok(Finding::not_run(reason, None)),
        Ok(Plan::Run(run)) if run.compared => session(runner, job, &run, cancelled),
        Ok(Plan::Run(run)) => self::run(runner, job, &run, cancelled),
    }
}

/// Runs an example once more that passed before.
///
/// # Errors
/// Fails only where this machine cannot run anything.
pub(crate) fn again(
    runner: &mut dyn Runner,
    job: &Job,
    toolchain: &Toolchain,
    passed: &Finding,
    cancelled: &AtomicBool,
) -> Result<Finding, RunError> {
    match (plan(job, toolchain), &passed.observed) {
        (Ok(Plan::Run(run)), Some(before)) if run.compared => {
            let seen = runner.run(&run.program, cancelled)?;
            // What is the same needs no second comparison.
            if (&seen.end, &seen.stdout, &seen.stderr, seen.orphans)
                == (&before.end, &before.stdout, &before.stderr, before.orphans)
            {
                return Ok(passed.clone());
            }
            compare(runner, job, run.source, seen, cancelled)
        }
        _ => examine(runner, job, toolchain, cancelled),
    }
}

fn run(runner: &mut dyn Runner, job: &Job, run: &Run, cancelled: &AtomicBool) -> Result<Finding, RunError> {
    let promise = Expectation::of(&job.snippet, job.engine);
    let seen = runner.run(&run.program, cancelled)?;
    let observed = job.language().observe(run.source, &seen);
    Ok(Finding {
        failure: verify(&promise, &seen, job.language(), &observed).err(),
        stderr: String::from_utf8(observed.stderr).ok(),
        raised: observed.error.map(|error| error.text()),
        took: seen.took,
        observed: Some(seen),
        printed: true,
        not_run: None,
    })
}

/// Checks the syntax of an example that is shown only.
fn show(
    runner: &mut dyn Runner,
    job: &Job,
    check: &Check,
    reason: String,
    cancelled: &AtomicBool,
) -> Result<Finding, RunError> {
    let seen = runner.run(&check.program, cancelled)?;
    let took = seen.took;
    let answer = trusted(&seen).and_then(|()| job.language().read_check(&seen).map_err(lost));
    let finding = match answer {
        Err(failure) => return Ok(Finding::failed(failure)),
        Ok(languages::Checked::Accepted) => Finding::not_run(reason, Some(check.kind.text())),
        Ok(languages::Checked::Unavailable) => Finding::not_run(reason, None),
        Ok(languages::Checked::Refused { message, line }) => Finding::failed(match check.kind {
            CheckKind::Compiled => Failure::Syntax {
                runtime: job.language().runtime().name(),
                newer: job.language().runtime().newer(),
                message,
                line,
            },
            CheckKind::Parsed(name) => Failure::Parse {
                language: name.to_owned(),
                message,
                line,
            },
        }),
    };
    Ok(Finding { took, ..finding })
}

/// Runs an example, then compares in a process that none of its code can reach.
fn session(runner: &mut dyn Runner, job: &Job, run: &Run, cancelled: &AtomicBool) -> Result<Finding, RunError> {
    let seen = runner.run(&run.program, cancelled)?;
    compare(runner, job, run.source, seen, cancelled)
}

fn compare(
    runner: &mut dyn Runner,
    job: &Job,
    source: Source,
    seen: Outcome,
    cancelled: &AtomicBool,
) -> Result<Finding, RunError> {
    let took = seen.took;
    let end = match &seen.end {
        End::Ended(status) => *status,
        End::TimedOut(limit) => {
            return Ok(Finding::failed(Failure::TimedOut {
                limit: *limit,
                seconds: job.snippet.timeout.unwrap_or(Snippet::DEFAULT_TIMEOUT),
                cpu: seen.cpu,
                took,
            }));
        }
        End::Stopped(excess) => return Ok(Finding::failed(Failure::Excess(*excess))),
        End::Lost(detail) => return Ok(Finding::failed(lost(detail.clone()))),
    };
    let Some(comparison) = job.language().compare(&job.example(), &seen) else {
        return Ok(Finding::failed(lost("there is nothing to compare it with".to_owned())));
    };
    let answer = runner.run(&comparison, cancelled)?;
    let answer = trusted(&answer).and_then(|()| job.language().read_comparison(&answer).map_err(lost));
    // All that a statement writes is compared; what comes after the last one is on standard error.
    let at_the_end = job.language().observe(source, &seen).stderr;
    let failure = match answer {
        Ok(comparison) => session_failure(job, comparison, end, &seen, &at_the_end),
        Err(failure) => return Ok(Finding::failed(failure)),
    };
    Ok(Finding {
        failure,
        took,
        stderr: String::from_utf8(at_the_end).ok(),
        observed: Some(seen),
        ..Finding::default()
    })
}

fn session_failure(job: &Job, answer: Comparison, end: Status, seen: &Outcome, at_the_end: &[u8]) -> Option<Failure> {
    if let Some(message) = answer.error {
        return Some(Failure::Parse {
            language: "a `>>>` session".to_owned(),
            message,
            line: None,
        });
    }
    if !answer.differing.is_empty() {
        return Some(Failure::Session(answer.differing));
    }
    let stderr = || tail(&seen.stderr);
    match end {
        _ if answer.cut.is_some() => answer.cut.map(|line| Failure::SessionCut { line }),
        Status::Signalled(signal) => Some(Failure::Crash {
            signal,
            stderr: stderr(),
        }),
        Status::Exited(code) if code != 0 => Some(Failure::Exit {
            code,
            promise: job.language().exit_promise(code),
            stderr: stderr(),
        }),
        Status::Exited(_) if seen.orphans > 0 => Some(Failure::Leaky {
            processes: seen.orphans,
        }),
        Status::Exited(_) => written(job.snippet.stderr.as_deref().unwrap_or_default(), at_the_end).err(),
    }
}

/// Tells whether a program of ours that ran none of the example's code came to its end.
fn trusted(seen: &Outcome) -> Result<(), Failure> {
    match &seen.end {
        End::Ended(_) => Ok(()),
        End::Stopped(excess) => Err(Failure::Excess(*excess)),
        End::TimedOut(_) => Err(lost("the check of its form took too long".to_owned())),
        End::Lost(detail) => Err(lost(detail.clone())),
    }
}

fn lost(detail: String) -> Failure {
    Failure::Lost { detail }
}
