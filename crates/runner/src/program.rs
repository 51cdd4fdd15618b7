//! What to run, and how programs of one kind are started.

use crate::factor::Factor;
use crate::service::Service;
use std::path::PathBuf;
use std::time::Duration;

/// How the programs of one toolchain are started, and what they may read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Launch {
    /// The executable.
    pub executable: PathBuf,
    /// Its arguments, before those of the program.
    pub arguments: Vec<String>,
    /// Variables beside those that every program sees.
    pub environment: Vec<(&'static str, &'static str)>,
    /// Variables that are otherwise in a varied run: their values there and, before it, in the first run.
    pub varied: Vec<(Factor, &'static str, [&'static str; 2])>,
    /// Files and folders beside those of the system that may be read and executed.
    pub readable: Vec<PathBuf>,
    /// Whether its programs reserve far more memory than they use, so that only what they use can be limited.
    pub reserves_memory: bool,
    /// The toolchain's own server, which forks a process for each program; `None` to start each program afresh.
    pub warm: Option<Warm>,
    /// A server that its programs talk to.
    pub service: Option<Service>,
}

/// A toolchain's own server, which is started once, in the sandbox, and then forks a process for each program.
///
/// It takes its settings and its requests from the socket whose number is in the variable `DECKLE_CONTROL`, as lines of
/// JSON: see `protocol.rs`. Where it runs alone, without a server, the variable `DECKLE_REPORT` names the file with the word
/// that its reports begin with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Warm {
    /// Its files: names and contents.
    pub files: &'static [(&'static str, &'static str)],
    /// The variable that tells the toolchain the folder of these files.
    pub search_path: &'static str,
    /// The file that every program of the toolchain starts with.
    pub entry: &'static str,
    /// Modules to load ahead of time.
    pub preload: Vec<String>,
}

/// One program: its files, and what it needs beyond an ordinary process.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Program {
    /// Names and contents; they are written into the folder that the program starts in.
    pub files: Vec<(&'static str, String)>,
    /// Arguments after those of the toolchain. A warm process does not take any, so that a fresh one is started.
    pub arguments: Vec<String>,
    /// The one of them that the toolchain's executable is given as its last argument, by its absolute path.
    pub entry: &'static str,
    /// Processor time of all its processes after which it is stopped. It may wait for three times as long.
    pub timeout: Duration,
    /// Whether it must not be forked from a warm process, because it looks behind the scenes.
    pub plain: bool,
    /// Whether it needs the system's shared memory.
    pub shared_memory: bool,
    /// Whether it needs sockets with names.
    pub local_sockets: bool,
}
