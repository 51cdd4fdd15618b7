//! Waits for processes, and ends what is left of them.

use super::link::Link;
use crate::contained::{children, end_tree};
use crate::protocol::Request;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, WaitOptions, pidfd_open, wait};
use std::time::{Duration, Instant};

/// Why a program is stopped: its time is over, or the driver asked.
type Stopped = Option<String>;

/// Waits, and listens to the driver meanwhile.
pub(super) struct Patience<'a> {
    pub(super) link: &'a mut Link,
}

impl Patience<'_> {
    /// Waits until a child ends, its time is over, or the driver says stop or is gone.
    ///
    /// Returns whether and why the child is to be stopped, and whether the driver is still there.
    pub(super) fn wait(&mut self, child: Pid, deadline: Instant) -> (Stopped, bool) {
        let Ok(file) = pidfd_open(child, PidfdFlags::empty()) else {
            return (None, true);
        };
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return (Some("time".to_owned()), true);
            }
            let (ended, asked) = {
                let mut files = [
                    PollFd::new(&file, PollFlags::IN),
                    PollFd::new(&self.link.socket, PollFlags::IN),
                ];
                let _ = poll(&mut files, Some(&timespec(left)));
                (!files[0].revents().is_empty(), !files[1].revents().is_empty())
            };
            if ended {
                return (None, true);
            }
            if asked {
                return self.asked();
            }
        }
    }

    /// Collects ended processes until there are no more, the pauses add up to `grace`, or the driver says stop or is gone.
    ///
    /// Returns whether and why what is left is to be stopped, and whether the driver is still there.
    pub(super) fn linger(&mut self, mut grace: Duration) -> (Stopped, bool) {
        let mut pause = Duration::from_micros(500);
        while reap().1 && !grace.is_zero() {
            let asked = {
                let mut files = [PollFd::new(&self.link.socket, PollFlags::IN)];
                let _ = poll(&mut files, Some(&timespec(pause)));
                !files[0].revents().is_empty()
            };
            if asked {
                return self.asked();
            }
            grace = grace.saturating_sub(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        }
        (None, true)
    }

    fn asked(&mut self) -> (Stopped, bool) {
        let there = self.link.receive::<Request>().is_some();
        (Some("asked".to_owned()), there)
    }
}

/// Ends processes.
pub(crate) struct Reaper {
    /// Whether signals reach only processes of this sandbox.
    pub(crate) scoped: bool,
}

impl Reaper {
    /// Ends every process below this one; returns how many there were.
    pub(crate) fn end_all(&self) -> u32 {
        let (_, mut left) = reap();
        // What ended by itself needs no ending.
        let mut count = 0;
        while left {
            self.kill_all();
            if wait(WaitOptions::empty()).is_err() {
                break;
            }
            let (ended, more) = reap();
            count += ended + 1;
            left = more;
        }
        count
    }

    /// Sends every process below this one the signal that ends it.
    pub(super) fn kill_all(&self) {
        if self.scoped {
            // Reaches only processes of this sandbox, all at once: a fork bomb cannot outrun it.
            let everything = nix::unistd::Pid::from_raw(-1);
            let _ = nix::sys::signal::kill(everything, nix::sys::signal::Signal::SIGKILL);
            return;
        }
        for child in children(rustix::process::getpid()) {
            end_tree(child);
        }
    }
}

/// Collects ended processes; returns their number, and whether any process is left.
fn reap() -> (u32, bool) {
    let mut count = 0;
    loop {
        match wait(WaitOptions::NOHANG) {
            Ok(Some(_)) => count += 1,
            Ok(None) => return (count, true),
            Err(_) => return (count, false),
        }
    }
}

/// Returns the processor time of all processes that were waited for.
pub(super) fn cpu_of_children() -> Duration {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;
    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else {
        return Duration::ZERO;
    };
    let micros = (usage.user_time() + usage.system_time()).num_microseconds();
    Duration::from_micros(u64::try_from(micros).unwrap_or(0))
}

fn timespec(time: Duration) -> Timespec {
    Timespec {
        tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: i64::from(time.subsec_nanos()),
    }
}
