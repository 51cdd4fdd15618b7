//! What the program does when it is started again for one example: takes its place, its limits and the inner layers, then
//! becomes the example's program.
//!
//! Standard input is where trouble is reported; it closes when the example's program starts.

use super::landlock_layer::{InnerLayer, LayerError};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// In place of a plan: the next argument is a [`Start`].
pub(crate) const START: &str = "--start";

/// How one program starts.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Start {
    /// The executable and its arguments.
    pub(crate) command: Vec<String>,
    /// The folder to start in.
    pub(crate) folder: PathBuf,
    /// The kernel's limits, by their names.
    pub(crate) limits: BTreeMap<String, u64>,
    /// The inner layers; `None` where nothing is contained.
    pub(crate) inner: Option<InnerLayer>,
    /// Whether it may use shared memory.
    pub(crate) shared_memory: bool,
    /// Whether the kernel ends it when the process that started it is gone.
    #[serde(default)]
    pub(crate) ends_with_parent: bool,
}

/// Why the program was not started.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error("how to start cannot be read: {0}")]
    Text(String),
    #[error("there is no limit `{0}`")]
    Limit(String),
    #[error("cannot {0}: {1}")]
    Io(&'static str, io::Error),
    #[error("Landlock does not hold: {0}")]
    Landlock(#[from] LayerError),
}

/// Becomes the program that `text` describes; returns only if that fails, after reporting why.
pub(super) fn start(text: &OsStr) -> ExitCode {
    let Ok(report) = rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdin(), 3) else {
        return ExitCode::from(70);
    };
    let error = become_program(text);
    let _ = write!(File::from(report), "the program was not started: {error}");
    ExitCode::from(70)
}

fn become_program(text: &OsStr) -> StartError {
    let start: Start = match serde_json::from_slice(text.as_encoded_bytes()) {
        Ok(start) => start,
        Err(error) => return StartError::Text(error.to_string()),
    };
    if let Err(error) = prepare(&start) {
        return error;
    }
    let Some((program, arguments)) = start.command.split_first() else {
        return StartError::Text("it names no program".to_owned());
    };
    StartError::Io("start the program", Command::new(program).args(arguments).exec())
}

fn prepare(start: &Start) -> Result<(), StartError> {
    let failed = |what| move |error: rustix::io::Errno| StartError::Io(what, error.into());
    let nothing = File::open("/dev/null").map_err(|error| StartError::Io("open /dev/null", error))?;
    rustix::stdio::dup2_stdin(&nothing).map_err(failed("replace standard input"))?;
    if start.ends_with_parent {
        let signal = Some(rustix::process::Signal::KILL);
        rustix::process::set_parent_process_death_signal(signal).map_err(failed("tie it to its parent"))?;
    }
    rustix::process::setsid().map_err(failed("make a session"))?;
    std::env::set_current_dir(&start.folder).map_err(|error| StartError::Io("enter its folder", error))?;
    for (name, value) in &start.limits {
        let which = resource(name).ok_or_else(|| StartError::Limit(name.clone()))?;
        limit(which, *value).map_err(failed("set a limit"))?;
    }
    if let Some(inner) = &start.inner {
        inner.restrict(start.shared_memory)?;
    }
    Ok(())
}

/// Lowers a limit; never raises one that the system set lower.
fn limit(which: Resource, value: u64) -> Result<(), rustix::io::Errno> {
    let value = getrlimit(which).maximum.map_or(value, |hard| hard.min(value));
    let both = Rlimit {
        current: Some(value),
        maximum: Some(value),
    };
    setrlimit(which, both)
}

fn resource(name: &str) -> Option<Resource> {
    Some(match name {
        "RLIMIT_AS" => Resource::As,
        "RLIMIT_CPU" => Resource::Cpu,
        "RLIMIT_FSIZE" => Resource::Fsize,
        "RLIMIT_MSGQUEUE" => Resource::Msgqueue,
        "RLIMIT_NICE" => Resource::Nice,
        "RLIMIT_NOFILE" => Resource::Nofile,
        "RLIMIT_NPROC" => Resource::Nproc,
        "RLIMIT_RTPRIO" => Resource::Rtprio,
        "RLIMIT_SIGPENDING" => Resource::Sigpending,
        _ => return None,
    })
}
