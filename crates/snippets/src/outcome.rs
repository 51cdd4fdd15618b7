//! What was seen of a finished example: facts, no opinion.

use crate::failure::Excess;
use std::time::Duration;

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
    /// It was stopped at its time limit.
    TimedOut,
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
    /// Standard error, at most the limit.
    pub stderr: Vec<u8>,
    /// Processes that outlived the first one and had to be ended.
    pub orphans: u32,
    /// Processor time of the first process and of those that it waited for.
    pub cpu: Duration,
    /// From start to the end of the last process.
    pub took: Duration,
    /// The folder that the example ran in, as tracebacks show it.
    pub folder: String,
}
