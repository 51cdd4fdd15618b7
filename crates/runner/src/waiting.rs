//! Adds up the time in which processes wait: what a busy machine keeps from running does not count.

use std::time::{Duration, Instant};

/// The most that one look adds: where this program was kept from looking, the others were kept from running.
const MAX_STEP: Duration = Duration::from_millis(160);

/// How long some processes have waited.
#[derive(Debug)]
pub struct Waiting {
    waited: Duration,
    looked: Instant,
}

impl Waiting {
    /// Begins to count.
    #[must_use]
    pub fn new() -> Self {
        Waiting {
            waited: Duration::ZERO,
            looked: Instant::now(),
        }
    }

    /// Adds the time since the last look if the processes are idle now.
    pub(crate) fn add(&mut self, idle: bool) -> Duration {
        let now = Instant::now();
        if idle {
            self.waited += (now - self.looked).min(MAX_STEP);
        }
        self.looked = now;
        self.waited
    }
}

impl Default for Waiting {
    fn default() -> Self {
        Waiting::new()
    }
}
