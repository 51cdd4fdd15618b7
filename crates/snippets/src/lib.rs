//! Runs examples through a real Python interpreter and says whether each kept its promise.
//!
//! `jobs → needs (can it run here?) → script (the files of its box) → runner (a process) → judge → Checked`. The judge
//! is pure; everything that starts a process is behind the [`runner`] module's one small interface.
//!
//! **Invariant:** a verdict comes from the wait status and the bytes in descriptors that this side opened. Nothing that
//! an example says about itself counts, and no result, a lost runner or "not run" is never a pass.

#![allow(
    clippy::disallowed_methods,
    reason = "starting processes and writing their folders is what this crate is for"
)]

mod cache;
mod check;
mod diff;
mod examine;
mod failure;
pub mod interpreter;
mod job;
pub mod judge;
mod needs;
mod outcome;
mod preload;
mod report;
mod runner;
#[cfg(all(target_os = "linux", not(deckle_elsewhere)))]
mod sandbox;
#[cfg(any(not(target_os = "linux"), deckle_elsewhere))]
use elsewhere as sandbox;
// Its tests run on Linux too.
#[cfg(any(not(target_os = "linux"), deckle_elsewhere, test))]
mod elsewhere;
mod script;
mod store;
mod support;
mod traceback;

pub use check::{Error, Progress, check};
pub use failure::{CODES, Correction, Excess, Failure, Mismatch};
pub use interpreter::{FindError, Interpreter};
pub use job::{Checked, Job, Limits, Mode, Options, Sandbox};
pub use outcome::{End, Outcome, Status};
pub use report::{Place, diagnostic};
pub use runner::RunError;
pub use sandbox::{local_sockets, sandbox_main, support};
pub use support::{LocalSockets, Support};
pub use traceback::{Frame, Raised};
