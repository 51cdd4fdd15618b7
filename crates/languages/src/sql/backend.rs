//! What a database engine is to deckle.

use crate::detect::{DetectError, Host};
use crate::runtime::{Runtime, Toolchain};
use deckle_content::Engine;
use deckle_runner::{Launch, Warm};

/// A database engine, as a program of ours in Python reaches it.
pub(crate) trait Backend: Sync {
    /// Returns which engine it is.
    fn engine(&self) -> Engine;

    /// Returns itself as what examples are run with.
    fn runtime(&self) -> &'static dyn Runtime;

    /// Says in a line how to get it.
    fn remedy(&self) -> &'static str;

    /// Returns an example of a gate for newer versions, such as `postgresql: ">=17"`.
    fn newer(&self) -> &'static str;

    /// Tells whether it comes with the interpreter, so that each interpreter has its own; a server is driven by the first.
    fn is_embedded(&self) -> bool {
        false
    }

    /// Finds the engine. `python` is the interpreter that drives it, and that the toolchain's executable names; `host` says
    /// what else was asked for.
    ///
    /// # Errors
    /// Fails if there is none, or if it does not answer.
    fn detect(&self, host: &Host<'_>, python: &Toolchain) -> Result<Toolchain, DetectError>;

    /// Changes how the interpreter is started: what is loaded ahead of time, variables, a server.
    fn launch(&self, launch: Launch, _toolchain: &Toolchain) -> Launch {
        launch
    }

    /// Lays out the files of the program. One is `main.py`.
    ///
    /// The program runs the sample, the set-up and the example on an empty database and prints what readers see. An error
    /// ends it with status 1, and is the last on standard error: a line `Traceback (most recent call last):`, one with the
    /// file and the line where the statement begins, then class and code, and a message behind a colon. A trouble of its
    /// own ends it with another status.
    fn files(&self, script: &Script<'_>) -> Vec<(&'static str, String)>;

    /// Tells whether its programs need sockets with names.
    fn needs_sockets(&self) -> bool {
        false
    }
}

/// What an engine is given to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Script<'a> {
    /// The sample database of the topic, in which lines for other engines are blank; empty if there is none.
    pub(crate) sample: String,
    /// What comes before the example and is not shown.
    pub(crate) setup: String,
    /// The example.
    pub(crate) code: &'a str,
}

/// Lets the fork server load a module before the examples come.
pub(super) fn loaded_ahead(launch: Launch, module: &str) -> Launch {
    let warm = launch.warm.map(|mut warm: Warm| {
        warm.preload.push(module.to_owned());
        warm
    });
    Launch { warm, ..launch }
}
