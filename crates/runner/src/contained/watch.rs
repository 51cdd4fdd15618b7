//! Watches what an example uses over all its processes and files; the kernel's own limits are for one process or file.

use super::processes::{self, IoUsage};
use super::service;
use crate::outcome::Excess;
use crate::settings::Limits;
use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, openat, statat};
use rustix::process::Pid;
use std::cell::Cell;
use std::ffi::CString;
use std::fs;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::rc::Rc;

/// How much more than it may keep on disk an example may write there over time, deleted files included.
const REWRITTEN: u64 = 4;

/// What to watch.
pub(super) struct Watch {
    /// The server's process: the example's processes are below it.
    pub(super) server: Pid,
    /// The folders that the example can write to.
    pub(super) folders: [PathBuf; 2],
    /// What it may use.
    pub(super) limits: Limits,
    /// What shared memory held before it, if it may use any.
    pub(super) shared_before: Option<u64>,
    /// What the server had done, and the memory in files of the whole system, when this was first looked at.
    pub(super) before: Cell<Option<(IoUsage, u64)>>,
    /// The process and the folder of the server that it talks to.
    pub(super) service: Option<(Pid, PathBuf)>,
    /// What that folder held when it was first looked at.
    pub(super) service_before: Cell<Option<u64>>,
}

impl Watch {
    /// Returns what the example uses too much of; `None` if all is well.
    pub(super) fn excess(&self, all: &[Pid]) -> Option<Excess> {
        self.processes(all)
            .or_else(|| self.files())
            .or_else(|| self.shared())
            .or_else(|| self.unseen(all))
            .or_else(|| self.service())
    }

    /// Looks at the server that the example talks to.
    fn service(&self) -> Option<Excess> {
        let (server, folder) = self.service.as_ref()?;
        if service::memory(*server) > self.limits.memory {
            return Some(Excess::Memory);
        }
        let unlimited = Limits {
            disk: u64::MAX,
            files: u64::MAX,
            ..self.limits
        };
        let (used, _) = usage(folder, unlimited);
        let before = self.service_before.get().unwrap_or(used);
        self.service_before.set(Some(before));
        (used.saturating_sub(before) > self.limits.disk).then_some(Excess::Disk)
    }

    fn processes(&self, all: &[Pid]) -> Option<Excess> {
        if processes::threads(all) > self.limits.processes {
            return Some(Excess::Processes);
        }
        // What forked processes share is counted for each; only where that is too much is the slow, true count made.
        let over = processes::resident(all) > self.limits.memory && processes::proportional(all) > self.limits.memory;
        over.then_some(Excess::Memory)
    }

    fn shared(&self) -> Option<Excess> {
        let used = shared_memory_used()?.saturating_sub(self.shared_before?);
        (used > self.limits.memory).then_some(Excess::Memory)
    }

    /// Finds what is in no folder and in no process: files removed while they are open, memory that is shared and that
    /// the one who filled it has left.
    fn unseen(&self, all: &[Pid]) -> Option<Excess> {
        let server = IoUsage::of(self.server);
        let in_files = memory_in_files().unwrap_or(0);
        let (server_before, in_files_before) = self.before.get().unwrap_or_else(|| {
            self.before.set(Some((server, in_files)));
            (server, in_files)
        });
        let done = server.since(server_before, all.iter().map(|pid| IoUsage::of(*pid)));
        if done.to_disk > REWRITTEN * self.limits.disk {
            return Some(Excess::Disk);
        }
        // That count is for the whole system, so there must be a reason to take this example for the cause.
        let grown = in_files.saturating_sub(in_files_before);
        (grown > self.limits.memory && done.filled > self.limits.memory).then_some(Excess::Memory)
    }

    fn files(&self) -> Option<Excess> {
        let used = self.folders.iter().map(|folder| usage(folder, self.limits));
        match used.fold((0, 0), |sum, more| (sum.0 + more.0, u64::saturating_add(sum.1, more.1))) {
            (bytes, _) if bytes > self.limits.disk => Some(Excess::Disk),
            (_, files) if files > self.limits.files => Some(Excess::Files),
            _ => None,
        }
    }
}

/// Returns how many bytes the system's shared memory holds; `None` where there is none.
pub(super) fn shared_memory_used() -> Option<u64> {
    let about = rustix::fs::statvfs("/dev/shm").ok()?;
    Some((about.f_blocks - about.f_bfree) * about.f_frsize)
}

/// Returns how many bytes of memory the files of the system hold that are in memory only, shared memory without a name
/// among them.
fn memory_in_files() -> Option<u64> {
    let about = fs::read_to_string("/proc/meminfo").ok()?;
    let line = about.lines().find_map(|line| line.strip_prefix("Shmem:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

/// Adds up what a folder holds: bytes on disk, and files. Stops where a limit is passed.
///
/// Folders are opened one below the other, never by a long path; a tree that needs too many open at a time counts as
/// too many files.
fn usage(work: &PathBuf, limits: Limits) -> (u64, u64) {
    const MOST_OPEN: usize = 400;
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let (mut bytes, mut files) = (0_u64, 0_u64);
    let Ok(top) = openat(CWD, work, flags, Mode::empty()) else {
        return (0, 0);
    };
    let mut todo: Vec<(Rc<OwnedFd>, CString)> = vec![(Rc::new(top), c".".to_owned())];
    let mut open_parents = 0;
    while let Some((parent, name)) = todo.pop() {
        let folder = openat(&*parent, &name, flags, Mode::empty());
        if Rc::strong_count(&parent) == 1 {
            open_parents = usize::saturating_sub(open_parents, 1);
        }
        drop(parent);
        let Ok(folder) = folder.map(Rc::new) else { continue };
        let Ok(entries) = Dir::read_from(&*folder) else {
            continue;
        };
        let before = todo.len();
        for entry in entries.flatten() {
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            files += 1;
            let Ok(about) = statat(&*folder, name, AtFlags::SYMLINK_NOFOLLOW) else {
                continue;
            };
            bytes += u64::try_from(about.st_blocks).unwrap_or(0) * 512;
            if FileType::from_raw_mode(about.st_mode) == FileType::Directory {
                todo.push((Rc::clone(&folder), name.to_owned()));
            }
            if bytes > limits.disk || files > limits.files {
                return (bytes, files);
            }
        }
        if todo.len() > before {
            open_parents += 1;
        }
        if open_parents > MOST_OPEN {
            return (bytes, u64::MAX);
        }
    }
    (bytes, files)
}
