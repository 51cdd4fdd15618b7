//! What the runner and a server say to one another: lines of JSON over a socket, and descriptors beside them.

use crate::sandbox::InnerLayer;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the server is told first.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Config {
    /// This process, which the server must not be able to signal.
    pub(crate) driver: u32,
    /// Whether signals are held by the sandbox.
    pub(crate) scoped: bool,
    /// A socket outside, which the server must not be able to reach; `None` where it has no sockets at all.
    pub(crate) probe: Option<PathBuf>,
    #[serde(rename = "box")]
    pub(crate) folder: PathBuf,
    /// Modules to import ahead of time.
    pub(crate) preload: Vec<String>,
    /// Whether folders are to list what is in them the other way round, where the server can see to that.
    pub(crate) reverse: bool,
    /// The kernel's limits for each process, by their names.
    pub(crate) limits: BTreeMap<String, u64>,
    pub(crate) inner: Option<InnerLayer>,
}

/// What the server is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Request {
    /// Runs the program that is in the box; the two descriptors sent along become its outputs.
    Run(Run),
    /// Ends the running program.
    Stop(()),
}

/// A program to run.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Run {
    /// When to stop it, whatever it does.
    pub(crate) seconds: f64,
    /// Seconds of processor time that it may use.
    pub(crate) processor: u64,
    /// Whether to start a fresh process.
    pub(crate) fresh: bool,
    /// Whether it may use shared memory.
    pub(crate) shared_memory: bool,
    /// The word that the toolchain's reports begin with: see `report.rs`.
    pub(crate) word: String,
    /// The executable and all its arguments, for a fresh process.
    pub(crate) command: Vec<String>,
}

/// What the server answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Answer {
    /// It waits for requests.
    Ready { ready: bool },
    /// It cannot serve.
    Problem { problem: String },
    /// A program is over.
    Done {
        /// The wait status.
        status: i32,
        /// `time` or `asked` if it was stopped.
        stopped: Option<String>,
        /// Processor time in seconds.
        cpu: f64,
        orphans: u32,
    },
}
