//! The ways to run a script: one small interface, so that judging never depends on how.

#[cfg(all(target_os = "linux", not(deckle_elsewhere)))]
mod contained;
// Its tests run on Linux too.
#[cfg(any(not(target_os = "linux"), deckle_elsewhere, test))]
mod direct;
mod lazy;

use crate::interpreter::Interpreter;
use crate::job::{Options, Sandbox};
use crate::outcome::Outcome;
use crate::script::Script;
use crate::support::Support;
use std::sync::atomic::AtomicBool;

pub(crate) use lazy::Lazy;

/// Runs one script at a time.
pub(crate) trait Runner {
    /// Runs a script to its end, or to its time limit.
    ///
    /// # Errors
    /// Fails only where this machine cannot run anything: what an example does is never an error.
    fn run(&mut self, script: &Script, cancelled: &AtomicBool) -> Result<Outcome, RunError>;
}

/// Refuses to run anything where the options ask for a sandbox that this machine does not have.
///
/// # Errors
/// Returns what is missing.
pub(crate) fn require(options: &Options) -> Result<(), RunError> {
    allow(options.sandbox, crate::sandbox::support())
}

fn allow(wanted: Sandbox, support: Support) -> Result<(), RunError> {
    if wanted == Sandbox::Off || support.complete {
        return Ok(());
    }
    Err(RunError::NoSandbox { advice: support.advice })
}

/// Makes the runner that the options ask for. `preload` names the modules that a fork server imports ahead of time.
///
/// # Errors
/// Fails where this machine cannot run examples in that way.
#[cfg(all(target_os = "linux", not(deckle_elsewhere)))]
pub(crate) fn new(
    interpreter: &Interpreter,
    options: &Options,
    preload: &[String],
) -> Result<Box<dyn Runner>, RunError> {
    Ok(Box::new(contained::Contained::new(
        interpreter,
        options,
        preload.to_vec(),
    )?))
}

/// Makes the only runner that other systems than Linux have.
#[cfg(any(not(target_os = "linux"), deckle_elsewhere))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature as on Linux")]
pub(crate) fn new(interpreter: &Interpreter, options: &Options, _: &[String]) -> Result<Box<dyn Runner>, RunError> {
    Ok(Box::new(direct::Direct {
        python: interpreter.executable.clone(),
        output: options.limits.output,
    }))
}

/// Why nothing can be run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The machine refuses something that every run needs.
    #[error("cannot {doing}: {source}")]
    Io {
        /// What was tried.
        doing: String,
        /// Why not.
        source: std::io::Error,
    },
    /// This machine cannot contain examples, and nothing was run.
    #[error("examples cannot be contained here: {advice}")]
    NoSandbox {
        /// What is missing and how to get it.
        advice: String,
    },
    /// The process that runs examples does not start, or does not speak.
    #[error("the runner does not work: {detail}")]
    Server {
        /// What is known.
        detail: String,
    },
    /// The run was cancelled.
    #[error("cancelled")]
    Cancelled,
}

impl RunError {
    /// Says what was tried when an operation failed.
    pub(crate) fn io(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> RunError {
        let doing = doing.into();
        move |source| RunError::Io { doing, source }
    }
}

/// Returns the whole environment that an example sees: nothing of the caller's, so that it runs the same everywhere.
pub(crate) fn environment(home: &std::path::Path) -> Vec<(&'static str, std::ffi::OsString)> {
    let fixed = [
        ("LANG", "C.UTF-8"),
        // Sets and dictionaries of strings keep one order from run to run.
        ("PYTHONHASHSEED", "0"),
        // One thread for each example is enough, and forking is safe with one.
        ("OPENBLAS_NUM_THREADS", "1"),
        ("OMP_NUM_THREADS", "1"),
        ("TZ", "UTC"),
    ];
    let mut out: Vec<_> = fixed.iter().map(|(name, value)| (*name, (*value).into())).collect();
    out.push(("HOME", home.into()));
    out.push(("TMPDIR", home.into()));
    if cfg!(unix) {
        out.push(("PATH", "/usr/local/bin:/usr/bin:/bin".into()));
    } else {
        // Windows starts no process without these.
        for name in ["PATH", "SYSTEMROOT", "TEMP", "TMP"] {
            out.extend(std::env::var_os(name).map(|value| (name, value)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the machine cannot contain examples, they run only when that is asked for.
    #[test]
    fn nothing_runs_unprotected_unless_asked() {
        for lacking in [
            crate::elsewhere::support(),
            Support::of(5, 6, true),
            Support::of(6, 6, false),
        ] {
            assert!(allow(Sandbox::Off, lacking.clone()).is_ok());
            let refused = allow(Sandbox::Required, lacking.clone()).map_err(|error| error.to_string());
            assert_eq!(
                refused,
                Err(format!("examples cannot be contained here: {}", lacking.advice))
            );
        }
        assert!(allow(Sandbox::Required, Support::of(6, 6, true)).is_ok());
    }
}
