//! Makes the real runner when the first program needs one: where all is remembered, nothing is started.

use crate::error::RunError;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::run::Runner;
use std::sync::atomic::AtomicBool;

/// A runner that is made when it is first used.
pub struct Lazy<'a> {
    make: Box<dyn Fn() -> Result<Box<dyn Runner>, RunError> + 'a>,
    made: Option<Box<dyn Runner>>,
}

impl<'a> Lazy<'a> {
    /// Keeps how to make the runner.
    pub fn new(make: impl Fn() -> Result<Box<dyn Runner>, RunError> + 'a) -> Self {
        Lazy {
            make: Box::new(make),
            made: None,
        }
    }
}

impl Runner for Lazy<'_> {
    fn run(&mut self, program: &Program, cancelled: &AtomicBool) -> Result<Outcome, RunError> {
        let runner = match &mut self.made {
            Some(runner) => runner,
            none => none.insert((self.make)()?),
        };
        runner.run(program, cancelled)
    }
}
