//! How programs are run: contained or not, warm or cold, within which limits.

use crate::factor::Variation;
use crate::support::LocalSockets;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How processes are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// A warm process forks one for each program; falls back to [`Mode::Cold`] where it cannot.
    #[default]
    ForkServer,
    /// A fresh process for each program: slower, and the oracle that the fork server is compared with.
    Cold,
}

/// Whether programs must be contained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sandbox {
    /// Refuse to run anything where the kernel cannot contain it.
    #[default]
    Required,
    /// Run as an ordinary process. Every verdict then says "not sandboxed".
    Off,
}

/// What a program may use. Part of the cache's key.
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

/// How to run programs.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How processes are made.
    pub mode: Mode,
    /// Whether programs must be contained.
    pub sandbox: Sandbox,
    /// What a program may use.
    pub limits: Limits,
    /// What is otherwise than in the first run of a program.
    pub variation: Variation,
    /// How sockets with names are contained; `None` to find out what this machine offers.
    pub local_sockets: Option<LocalSockets>,
    /// The program whose `__sandbox` command calls [`crate::sandbox_main`]; `None` for the running program.
    pub launcher: Option<PathBuf>,
}
