//! Servers that programs talk to, such as databases.

use std::path::PathBuf;

/// A server that programs reach by a socket with a name. It is started when the first of them runs, once for all workers of
/// a run, as a user without rights, in a sandbox of its own without a network; it ends with the last worker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Service {
    /// What messages call it, such as `PostgreSQL`.
    pub name: &'static str,
    /// What its prepared data depends on; part of a file's name.
    pub key: String,
    /// Commands that fill an empty folder with its data, one after the other. In all commands `{data}`, `{socket}` and
    /// `{temporary}` stand for folders that it may write to.
    pub prepare: Vec<Vec<String>>,
    /// The command that starts it; it must stay in the foreground.
    pub start: Vec<String>,
    /// The name of its socket in the folder `{socket}`.
    pub socket: &'static str,
    /// The variable that tells programs that folder.
    pub variable: &'static str,
    /// Files and folders that it reads beside those of the system.
    pub readable: Vec<PathBuf>,
    /// Whether SIGQUIT ends it in good order; it is killed otherwise.
    pub quits: bool,
    /// The exit status by which a program says that the server failed it.
    pub trouble: i32,
    /// The folder that remembers prepared data; `None` to prepare it each time.
    pub cache: Option<PathBuf>,
}
