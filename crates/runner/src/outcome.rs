//! What was seen of a finished example: facts, no opinion.

use crate::report::Report;
use std::fmt;
use std::time::Duration;

/// What an example may not use without limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Excess {
    /// Bytes printed.
    Output,
    /// Memory of all processes together.
    Memory,
    /// Bytes on disk.
    Disk,
    /// Files and folders.
    Files,
    /// Processes and threads.
    Processes,
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Excess::Output => "printed more than the limit",
            Excess::Memory => "used more memory than the limit",
            Excess::Disk => "wrote more to disk than the limit",
            Excess::Files => "made more files than the limit",
            Excess::Processes => "started more processes than the limit",
        })
    }
}

/// Which limit of its time an example passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeLimit {
    /// Processor time of all its processes together.
    Processor,
    /// Time in which none of its processes ran or was ready to run.
    Waiting,
    /// Time of any kind, which may be the machine's fault.
    Total,
}

/// How the first process ended, as the kernel tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It exited with this code.
    Exited(i32),
    /// This signal ended it.
    Signalled(i32),
}

/// Why the example is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It ended by itself.
    Ended(Status),
    /// It was stopped at a limit of its time.
    TimedOut(TimeLimit),
    /// It was stopped because it used too much of something.
    Stopped(Excess),
    /// The process that ran it vanished; says what is known.
    Lost(String),
}

/// What was seen of one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Why it is over.
    pub end: End,
    /// Standard output, at most the limit.
    pub stdout: Vec<u8>,
    /// Standard error, at most the limit; reports are taken out.
    pub stderr: Vec<u8>,
    /// What the toolchain reported of the end, in the order in which it did.
    pub reports: Vec<Report>,
    /// Processes that outlived the first one and had to be ended.
    pub orphans: u32,
    /// Processor time of its processes.
    pub cpu: Duration,
    /// From start to the end of the last process.
    pub took: Duration,
    /// The folder that it ran in, as tracebacks show it.
    pub folder: String,
}

impl Outcome {
    /// Returns how the first process ended, if it ended by itself.
    pub fn status(&self) -> Option<Status> {
        match self.end {
            End::Ended(status) => Some(status),
            End::TimedOut(_) | End::Stopped(_) | End::Lost(_) => None,
        }
    }
}

/// Returns a signal's name, such as `SIGSEGV`; the number is Linux's.
pub fn signal_name(signal: i32) -> String {
    let name = match signal {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        14 => "SIGALRM",
        15 => "SIGTERM",
        24 => "SIGXCPU",
        25 => "SIGXFSZ",
        31 => "SIGSYS",
        other => return format!("signal {other}"),
    };
    name.to_owned()
}
