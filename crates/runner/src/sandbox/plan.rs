//! What the program is told when it starts itself again to enter the sandbox.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
    /// What to do in the sandbox.
    pub(crate) role: Role,
    /// What becomes of sockets with names.
    pub(crate) sockets: Sockets,
    /// Folders of other sandboxes' sockets that may be connected to.
    #[serde(default)]
    pub(crate) connect: Vec<PathBuf>,
    /// Whether to run on one processor, however many there are.
    pub(crate) one_processor: bool,
}

/// What is done in the sandbox.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    /// Become this program, which is a server: the executable and its arguments.
    Become(Vec<String>),
    /// Serve, and start this program, which is the same one, again for each program.
    Serve(PathBuf),
    /// Stay with a service.
    Attend(Attendance),
}

/// How to stay with a service.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Attendance {
    /// Commands to run, one after the other; each only if the one before went well.
    pub(crate) commands: Vec<Vec<String>>,
    /// The folder to start them in.
    pub(crate) folder: PathBuf,
    /// The kernel's limits for each process, by their names.
    pub(crate) limits: BTreeMap<String, u64>,
    /// Whether SIGQUIT ends them in good order.
    pub(crate) quits: bool,
    /// Whether signals reach only what is in the sandbox.
    pub(crate) scoped: bool,
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
    pub(super) fn are_allowed(&self) -> bool {
        !matches!(self, Sockets::Refused)
    }
}

/// What a view needs besides what the plan names anyway.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct View {
    /// An empty folder: where the view is put together.
    pub(crate) root: PathBuf,
    /// The folder that stands in for the system's shared memory.
    pub(crate) shared_memory: PathBuf,
}
