//! Decides whether a finished example kept its promise.
//!
//! Pure: no process, clock or file system. The runner runs; this file judges.
//! **Invariant:** only an example that ended by itself, as promised, passes.

use crate::failure::{Failure, signal_name};
use crate::outcome::{End, Outcome, Status};
use crate::traceback::{self, Raised};
use deckle_content::pattern;
use deckle_content::question::Snippet;
use std::fmt::Write as _;

/// What the author promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The output, with marks where it varies: see [`deckle_content::pattern`].
    pub stdout: String,
    /// The exception that it ends in: `Type` or `Type: message`.
    pub raises: Option<String>,
    /// Seconds after which it is stopped.
    pub seconds: u64,
    /// The script's file, relative to its folder, for reading tracebacks.
    pub script: &'static str,
    /// How many lines of the script come before the example's own code.
    pub lines_before: usize,
}

impl Promise {
    /// Reads the promise of an example that runs as `script`, after `lines_before` lines of set-up.
    pub fn of(snippet: &Snippet, script: &'static str, lines_before: usize) -> Self {
        Promise {
            stdout: snippet.stdout.clone().unwrap_or_default(),
            raises: snippet.raises.clone(),
            seconds: snippet.timeout.unwrap_or(Snippet::DEFAULT_TIMEOUT),
            script,
            lines_before,
        }
    }
}

/// Compares a promise with what was seen.
///
/// # Errors
/// Returns how the promise was broken.
pub fn judge(promise: &Promise, seen: &Outcome) -> Result<(), Failure> {
    let status = match &seen.end {
        End::Ended(status) => *status,
        End::TimedOut => {
            return Err(Failure::TimedOut {
                seconds: promise.seconds,
            });
        }
        End::Stopped(excess) => return Err(Failure::Excess(*excess)),
        End::Lost(detail) => return Err(Failure::Lost { detail: detail.clone() }),
    };
    match &promise.raises {
        None => ended_well(promise, status, seen)?,
        Some(raises) => ended_in(promise, raises, status, seen)?,
    }
    printed(promise, seen)?;
    match seen.orphans {
        0 => Ok(()),
        processes => Err(Failure::Leaky { processes }),
    }
}

/// Returns the exception that a run ended in, with lines that count in the example's own code.
pub fn raised(promise: &Promise, seen: &Outcome) -> Option<Raised> {
    let script = format!("{}/{}", seen.folder, promise.script);
    let mut raised = traceback::read(&String::from_utf8_lossy(&seen.stderr), &script)?;
    raised.frames.retain_mut(|frame| {
        let own = frame.line > promise.lines_before;
        frame.line = frame.line.saturating_sub(promise.lines_before);
        own
    });
    Some(raised)
}

fn ended_well(promise: &Promise, status: Status, seen: &Outcome) -> Result<(), Failure> {
    let stderr = || tail(&seen.stderr);
    match status {
        Status::Exited(0) => Ok(()),
        Status::Signalled(signal) => Err(Failure::Crash {
            signal,
            stderr: stderr(),
        }),
        Status::Exited(code) => Err(match raised(promise, seen) {
            Some(raised) if raised.syntax => Failure::Syntax {
                message: raised.text(),
                line: raised.frames.last().map(|frame| frame.line),
            },
            Some(raised) if code == 1 => Failure::Error(raised),
            _ => Failure::Exit { code, stderr: stderr() },
        }),
    }
}

fn ended_in(promise: &Promise, raises: &str, status: Status, seen: &Outcome) -> Result<(), Failure> {
    if is_system_exit(raises) {
        return system_exit(raises, status, promise, seen);
    }
    let not_raised = |ended: String| Failure::NotRaised {
        promised: raises.to_owned(),
        ended,
    };
    match (status, raised(promise, seen)) {
        (Status::Exited(1), Some(end)) if end.is(raises) => Ok(()),
        (Status::Exited(1), Some(end)) => Err(Failure::Raises {
            promised: raises.to_owned(),
            seen: end,
        }),
        // Python shows a KeyboardInterrupt as any other exception and then ends itself by the signal.
        (Status::Signalled(2), Some(end)) if end.class == "KeyboardInterrupt" && end.is(raises) => Ok(()),
        (Status::Exited(code), _) => Err(not_raised(format!("exits with status {code}"))),
        (Status::Signalled(signal), _) => Err(not_raised(format!("is ended by {}", signal_name(signal)))),
    }
}

fn is_system_exit(raises: &str) -> bool {
    raises == "SystemExit" || raises.starts_with("SystemExit: ")
}

/// Judges `raises: SystemExit`, which Python turns into an exit code and no traceback.
///
/// `SystemExit` alone promises any code but 0, `SystemExit: 3` that code, `SystemExit: text` the text and code 1.
fn system_exit(raises: &str, status: Status, promise: &Promise, seen: &Outcome) -> Result<(), Failure> {
    let message = raises.strip_prefix("SystemExit: ");
    let kept = match (status, message, message.map(str::parse::<i32>)) {
        (Status::Exited(code), None, _) => code != 0,
        (Status::Exited(code), Some(_), Some(Ok(promised))) => code == promised & 0xff,
        (Status::Exited(1), Some(text), _) => {
            let stderr = String::from_utf8_lossy(&seen.stderr);
            let before = stderr.trim_end().strip_suffix(text.trim_end());
            before.is_some_and(|before| before.is_empty() || before.ends_with('\n'))
        }
        _ => false,
    };
    match raised(promise, seen) {
        Some(seen) => Err(Failure::Raises {
            promised: raises.to_owned(),
            seen,
        }),
        None if kept => Ok(()),
        None => Err(Failure::NotRaised {
            promised: raises.to_owned(),
            ended: match status {
                Status::Exited(code) => format!("exits with status {code}"),
                Status::Signalled(signal) => format!("is ended by {}", signal_name(signal)),
            },
        }),
    }
}

fn printed(promise: &Promise, seen: &Outcome) -> Result<(), Failure> {
    let text = std::str::from_utf8(&seen.stdout);
    match text {
        Ok(text) if pattern::matches(&promise.stdout, text) => Ok(()),
        _ => Err(Failure::Output {
            expected: promise.stdout.clone(),
            seen: visible(&seen.stdout),
            text: text.is_ok(),
            stderr: tail(&seen.stderr),
        }),
    }
}

/// Returns bytes as text; those that are not UTF-8 become `\xNN`.
pub(crate) fn visible(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out
}

/// Returns the end of what was written to standard error, at most about 2,000 bytes.
pub(crate) fn tail(stderr: &[u8]) -> String {
    const MOST: usize = 2000;
    let cut = stderr.len().saturating_sub(MOST);
    let text = visible(&stderr[cut..]);
    match cut {
        0 => text,
        _ => format!("…{text}"),
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
