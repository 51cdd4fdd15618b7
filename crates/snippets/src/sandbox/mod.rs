//! The outer sandbox: entered by this very program, started again, before Python starts.
//!
//! Landlock decides which files, signals and sockets can be reached, seccomp which system calls exist, and neither can
//! be left again. Both need no privilege. The inner sandbox, one for each example, is in `python/server/`.
//!
//! **Invariant:** Python is started only after every layer that was asked for holds completely.

mod enter;
mod layer;
mod privileges;
mod support;
mod syscalls;
mod view;

pub use enter::sandbox_main;
pub(crate) use layer::{InnerLayer, read_paths};
pub use support::{local_sockets, support};
pub(crate) use view::View;

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What the program is told when it starts itself again: its one argument, as JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// Whether to enter the sandbox.
    pub(crate) contain: bool,
    /// Files and folders that may be read and executed.
    pub(crate) read: Vec<PathBuf>,
    /// Folders that may be written.
    pub(crate) write: Vec<PathBuf>,
    /// The program to become.
    pub(crate) program: PathBuf,
    /// Its arguments.
    pub(crate) args: Vec<String>,
    /// What becomes of sockets with names.
    pub(crate) sockets: Sockets,
}

/// How sockets with names are kept from reaching out of the sandbox.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Sockets {
    /// There are none.
    Refused,
    /// Landlock lets them reach only what was made in the same sandbox.
    Landlock,
    /// No path leads to any other.
    View(View),
}

impl Sockets {
    fn are_allowed(&self) -> bool {
        !matches!(self, Sockets::Refused)
    }
}
