//! The one small interface of all ways to run a program, so that a verdict never depends on how.

use crate::error::RunError;
use crate::outcome::Outcome;
use crate::program::Program;
use std::sync::atomic::AtomicBool;

/// Runs one program at a time.
pub trait Runner {
    /// Runs a program to its end, or to its time limit. Setting `cancelled` ends it and returns soon.
    ///
    /// # Errors
    /// Fails only where this machine cannot run anything: what a program does is never an error.
    fn run(&mut self, program: &Program, cancelled: &AtomicBool) -> Result<Outcome, RunError>;
}
