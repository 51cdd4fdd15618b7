//! Looks at processes from outside, through /proc: who belongs to whom, and how much memory they use.

use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::time::Duration;

/// Lists the processes below `pid`, itself not included. A snapshot: more may follow.
pub(super) fn below(pid: Pid) -> Vec<Pid> {
    let mut out = Vec::new();
    let mut todo = vec![pid];
    while let Some(parent) = todo.pop() {
        for child in children(parent) {
            // A tree that grows while it is read must not keep the reader busy for ever.
            if out.len() < 100_000 {
                out.push(child);
                todo.push(child);
            }
        }
    }
    out
}

/// Lists a process's children: each of its threads has a list of its own.
pub(crate) fn children(pid: Pid) -> Vec<Pid> {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else {
        return Vec::new();
    };
    threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|list| {
            let pids = list
                .split_whitespace()
                .filter_map(|word| Pid::from_raw(word.parse().ok()?));
            pids.collect::<Vec<_>>()
        })
        .collect()
}

/// Returns how many bytes of memory the processes use, what they share counted once for each.
pub(super) fn resident(pids: &[Pid]) -> u64 {
    pids.iter().filter_map(|pid| pages(*pid, 1)).sum()
}

/// Reads a field of a process's memory in pages, which every user may see.
fn pages(pid: Pid, field: usize) -> Option<u64> {
    let statm = fs::read_to_string(format!("/proc/{pid}/statm")).ok()?;
    let pages = statm.split_whitespace().nth(field)?.parse::<u64>().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}

/// Returns how many bytes of memory the processes use, what they share divided among them; slow. Where a process keeps
/// that to itself, all that it uses counts as its own.
pub(super) fn proportional(pids: &[Pid]) -> u64 {
    let share = |pid: Pid| {
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
    };
    pids.iter()
        .filter_map(|pid| share(*pid).or_else(|| pages(*pid, 1)))
        .sum()
}

/// Cumulative I/O of a process and its reaped children, in bytes (`/proc/PID/io`).
///
/// Nothing that is done with a file's name afterwards changes it: a file may be removed while it is open, or be held by a
/// message that nobody received.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct IoUsage {
    /// What the system was given to write to disk, and was not taken back before it did.
    pub(super) to_disk: u64,
    /// What was written to anything, and the memory that was touched for the first time.
    pub(super) filled: u64,
}

impl IoUsage {
    /// Asks the system; what it does not tell counts as nothing.
    pub(super) fn of(pid: Pid) -> Self {
        let io = fs::read_to_string(format!("/proc/{pid}/io")).unwrap_or_default();
        let field = |name: &str| {
            let line = io.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.trim().parse::<u64>().ok()).unwrap_or(0)
        };
        IoUsage {
            to_disk: field("write_bytes:").saturating_sub(field("cancelled_write_bytes:")),
            filled: field("wchar:") + touched(pid).unwrap_or(0),
        }
    }

    /// Returns what was done since `before`, and by others too.
    pub(super) fn since(self, before: Self, others: impl Iterator<Item = Self>) -> Self {
        let own = IoUsage {
            to_disk: self.to_disk.saturating_sub(before.to_disk),
            filled: self.filled.saturating_sub(before.filled),
        };
        others.fold(own, |sum, other| IoUsage {
            to_disk: sum.to_disk + other.to_disk,
            filled: sum.filled + other.filled,
        })
    }
}

/// What the system says about a process, or about one of its threads: `proc_pid_stat(5)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stat {
    /// Whether it runs, is ready to run, or waits for a disk: `R` and `D`.
    active: bool,
    /// How many threads the process has.
    threads: u64,
    /// Pages that it, and those that it waited for, touched for the first time.
    faults: u64,
    /// Its processor time.
    pub(super) own: Duration,
    /// The processor time of those that it waited for.
    pub(super) of_ended: Duration,
}

impl Stat {
    /// Asks the system; `None` if the process is gone.
    pub(super) fn of(pid: Pid) -> Option<Self> {
        Stat::read(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
    }

    fn read(text: &str) -> Option<Self> {
        // The second field is a name in parentheses that may hold anything.
        let (_, fields) = text.rsplit_once(')')?;
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
        let time = |at: usize| {
            let ticks = number(at)? + number(at + 1)?;
            Some(Duration::from_millis(
                ticks * 1000 / rustix::param::clock_ticks_per_second().max(1),
            ))
        };
        Some(Stat {
            active: matches!(*fields.first()?, "R" | "D"),
            faults: number(7)? + number(8)?,
            own: time(11)?,
            of_ended: time(13)?,
            threads: number(17)?,
        })
    }
}

/// Tells whether any thread of the processes runs or is ready to.
pub(super) fn is_active(pids: &[Pid], stats: &[Stat]) -> bool {
    let in_thread = |pid: &Pid| {
        let threads = fs::read_dir(format!("/proc/{pid}/task"))
            .into_iter()
            .flatten()
            .flatten();
        let mut texts = threads.filter_map(|thread| fs::read_to_string(thread.path().join("stat")).ok());
        texts.any(|text| Stat::read(&text).is_some_and(|stat| stat.active))
    };
    stats.iter().any(|stat| stat.active) || stats.iter().any(|stat| stat.threads > 1) && pids.iter().any(in_thread)
}

/// Tells whether a process and all below it wait.
pub(crate) fn is_idle(pid: Pid) -> bool {
    let mut all = below(pid);
    all.push(pid);
    let stats: Vec<Stat> = all.iter().filter_map(|pid| Stat::of(*pid)).collect();
    !stats.is_empty() && !is_active(&all, &stats)
}

/// Returns how many bytes of memory a process, and those that it waited for, touched for the first time.
fn touched(pid: Pid) -> Option<u64> {
    Some(Stat::of(pid)?.faults * rustix::param::page_size() as u64)
}

/// Counts the threads of the processes.
pub(super) fn threads(pids: &[Pid]) -> u64 {
    let count = |pid: &Pid| fs::read_dir(format!("/proc/{pid}/task")).map_or(0, Iterator::count);
    pids.iter().map(count).sum::<usize>() as u64
}

/// Ends all processes below `pid`, and it itself last: while it lives, what they leave behind falls to it.
pub(crate) fn end_tree(pid: Pid) {
    for _ in 0..1000 {
        let all = below(pid);
        if all.is_empty() {
            break;
        }
        for signal in [Signal::STOP, Signal::KILL] {
            for process in &all {
                let _ = kill_process(*process, signal);
            }
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let _ = kill_process(pid, Signal::KILL);
}

/// Returns how many seccomp filters hold a process; `None` if it is gone.
pub(super) fn filters(pid: Pid) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("Seccomp_filters:"))?;
    line.trim().parse().ok()
}

/// Counts the processes and threads of this process's user.
pub(super) fn tasks_of_user() -> u64 {
    let user = rustix::process::getuid().as_raw().to_string();
    let Ok(processes) = fs::read_dir("/proc") else { return 0 };
    let mut count = 0;
    for process in processes.flatten() {
        let Ok(status) = fs::read_to_string(process.path().join("status")) else {
            continue;
        };
        let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        if field("Uid:").and_then(|uids| uids.split_whitespace().next()) == Some(&user) {
            count += field("Threads:")
                .and_then(|threads| threads.parse::<u64>().ok())
                .unwrap_or(1);
        }
    }
    count
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    #[test]
    fn a_process_may_have_any_name() {
        let text = "7 (a) R 1 (b) S 1 7 7 0 -1 0 40 2 0 0 100 50 25 5 20 0 3 0 9 8 7\n";
        let ticks = rustix::param::clock_ticks_per_second();
        let time = |count: u64| Duration::from_millis(count * 1000 / ticks);
        let expected = Stat {
            active: false,
            threads: 3,
            faults: 42,
            own: time(150),
            of_ended: time(30),
        };
        assert_eq!(Stat::read(text), Some(expected));
        assert_eq!(Stat::read("7 (a) S 1"), None);
        assert!(Stat::of(rustix::process::getpid()).unwrap().threads > 1);
    }
}
