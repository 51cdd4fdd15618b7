//! Tells whether processes wait, where the system says so.

use crate::waiting::Waiting;
use std::process::Child;
use std::time::Duration;

impl Waiting {
    /// Looks at a process and those below it, and returns how long they have waited. Look several times a second.
    ///
    /// Where the system does not tell who waits, all of the time counts.
    pub fn look(&mut self, child: &Child) -> Duration {
        self.add(is_idle(child))
    }
}

#[cfg(all(target_os = "linux", not(deckle_unsupported)))]
fn is_idle(child: &Child) -> bool {
    crate::contained::is_idle(rustix::process::Pid::from_child(child))
}

#[cfg(any(not(target_os = "linux"), deckle_unsupported))]
fn is_idle(_: &Child) -> bool {
    true
}

#[cfg(all(test, target_os = "linux", not(deckle_unsupported)))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;
    use std::process::{Command, Stdio};

    /// Looks until the processes have waited for a while, or were seen a hundred times without that.
    fn waits(script: &str) -> bool {
        let mut child = Command::new("/bin/sh")
            .args(["-c", script])
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut waiting = Waiting::new();
        let long = |_: u32| {
            std::thread::sleep(Duration::from_millis(10));
            waiting.look(&child) > Duration::from_millis(300)
        };
        let long = (0..100).any(long);
        child.kill().unwrap();
        child.wait().unwrap();
        long
    }

    /// However busy the machine is: a process that is ready to run does not wait.
    #[test]
    fn only_what_waits_is_counted() {
        assert!(waits("exec sleep 60"));
        assert!(!waits("while :; do :; done"));
        // The first process waits for one that does not.
        assert!(!waits("(while kill -0 $$; do :; done) 2>/dev/null; exit"));
    }
}
