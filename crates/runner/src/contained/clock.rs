//! How much time an example has used: processor time of all its processes, and time in which all of them waited.

use super::processes::{self, Stat};
use crate::outcome::TimeLimit;
use crate::waiting::Waiting;
use rustix::process::Pid;
use std::time::Duration;

/// What an example may use of each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowed {
    /// Processor time of all its processes together.
    pub(super) processor: Duration,
    /// Time in which none of its processes runs or is ready to.
    pub(super) waiting: Duration,
    /// Time of any kind: a backstop, and far away, because only a machine that does much else comes near it honestly.
    pub(super) total: Duration,
}

impl Allowed {
    pub(super) fn of(timeout: Duration) -> Self {
        Allowed {
            processor: timeout,
            waiting: timeout * 3,
            total: timeout * 20,
        }
    }
}

/// What an example has used so far.
pub(super) struct Clock {
    /// The server's process: the example's processes are below it.
    server: Pid,
    /// What the server's ended children had used when this was first looked at.
    before: Option<Duration>,
    waiting: Waiting,
    /// Processor time.
    pub(super) used: Duration,
}

impl Clock {
    pub(super) fn new(server: Pid) -> Self {
        Clock {
            server,
            before: None,
            waiting: Waiting::new(),
            used: Duration::ZERO,
        }
    }

    /// Looks at all processes below the server; returns the limit that is passed, if any is.
    pub(super) fn look(&mut self, all: &[Pid], allowed: Allowed) -> Option<TimeLimit> {
        let ended = Stat::of(self.server).map_or(Duration::ZERO, |stat| stat.of_ended);
        let before = *self.before.get_or_insert(ended);
        let stats: Vec<Stat> = all.iter().filter_map(|pid| Stat::of(*pid)).collect();
        let used = stats.iter().map(|stat| stat.own + stat.of_ended).sum::<Duration>();
        // What ends between two looks at it may be missed for a moment.
        self.used = self.used.max(used + ended.saturating_sub(before));
        // Without any process the server is at work.
        let idle = !stats.is_empty() && !processes::is_active(all, &stats);
        let waited = self.waiting.add(idle);
        if self.used >= allowed.processor {
            Some(TimeLimit::Processor)
        } else {
            (waited >= allowed.waiting).then_some(TimeLimit::Waiting)
        }
    }
}
