//! What the caller asks for, and what it gets back.

use crate::failure::Failure;
use crate::interpreter::Interpreter;
use crate::outcome::Outcome;
use crate::support::LocalSockets;
use deckle_content::Key;
use deckle_content::publication::Run;
use deckle_content::question::Snippet;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::time::Duration;

/// One example to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The question that it belongs to.
    pub key: Key,
    /// Its place among the question's examples, from 0.
    pub index: usize,
    /// The example.
    pub snippet: Snippet,
    /// SQL that its topic runs before each `sql` example.
    pub sql_setup: Option<String>,
}

/// How processes are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// A warm interpreter forks one process for each example; falls back to [`Mode::Cold`] where it cannot.
    #[default]
    ForkServer,
    /// A fresh interpreter for each example: slower, and the oracle that the fork server is compared with.
    Cold,
}

/// Whether examples must be contained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sandbox {
    /// Refuse to run anything where the kernel cannot contain it.
    #[default]
    Required,
    /// Run as an ordinary process. Every verdict then says "not sandboxed".
    Off,
}

/// What an example may use. Part of the cache's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of standard output, and as many of standard error.
    pub output: usize,
    /// Bytes of memory, over all its processes.
    pub memory: u64,
    /// Bytes of disk, over all its files.
    pub disk: u64,
    /// Files and folders.
    pub files: u64,
    /// Processes and threads at one time.
    pub processes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            output: 1 << 20,
            memory: 1 << 30,
            disk: 128 << 20,
            files: 20_000,
            processes: 128,
        }
    }
}

/// How to check.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many examples run at the same time.
    pub jobs: usize,
    /// How processes are made.
    pub mode: Mode,
    /// Whether examples must be contained.
    pub sandbox: Sandbox,
    /// The folder that remembers passes; `None` to run everything.
    pub cache: Option<PathBuf>,
    /// How often each example runs; above 1, differing outputs are reported as flaky and the cache is not read.
    pub repeat: u32,
    /// What an example may use.
    pub limits: Limits,
    /// How sockets with names are contained; `None` to find out what this machine offers.
    pub local_sockets: Option<LocalSockets>,
    /// The program whose `__sandbox` command calls [`crate::sandbox_main`]; `None` for the running program.
    pub launcher: Option<PathBuf>,
}

impl Options {
    /// Returns how reports and exports call an interpreter that ran examples in this way.
    pub fn label(&self, interpreter: &Interpreter) -> String {
        match self.sandbox {
            Sandbox::Required => interpreter.label(),
            Sandbox::Off => format!("{} (not sandboxed)", interpreter.label()),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
            mode: Mode::default(),
            sandbox: Sandbox::default(),
            cache: None,
            repeat: 1,
            limits: Limits::default(),
            local_sockets: None,
            launcher: None,
        }
    }
}

/// What came of one job.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The question that it belongs to.
    pub key: Key,
    /// Its place among the question's examples, from 0.
    pub index: usize,
    /// The verdict, for the publication.
    pub run: Run,
    /// What went wrong, for [`crate::diagnostic`]; `Some` exactly if the verdict is a failure or a timeout.
    pub failure: Option<Failure>,
    /// What was seen of it, if it ran just now; of a `>>>` session, the run before the comparison.
    pub observed: Option<Outcome>,
    /// What this machine lacks that may be why it failed, and how to get it.
    pub lacking: Option<String>,
    /// What it printed, if it ran just now and printed text; `None` for a `>>>` session.
    pub stdout: Option<String>,
    /// The exception that it ended in, as `raises` would write it, if it ran just now and ended in one.
    pub raised: Option<String>,
    /// Whether the verdict was remembered from an earlier run.
    pub cached: bool,
    /// How long it took, from start to the last of its processes.
    pub took: Duration,
}
