//! A file lock that all runs of this program of one user take, one after the other.
//!
//! The kernel releases it when its holder ends, however that ends. The file goes with the lock, so that nothing is left.

use rustix::fs::{FlockOperation, Mode, OFlags, flock, fstat, open, stat};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often a lock that is held is asked for again.
const PAUSE: Duration = Duration::from_millis(10);

/// The lock, while it is held.
pub(super) struct FileLock {
    path: PathBuf,
    _file: OwnedFd,
}

impl FileLock {
    /// Waits for the lock of the file `path`, but no longer than `most`; `None` if it cannot be had.
    pub(super) fn take(path: &Path, most: Duration, cancelled: &AtomicBool) -> Option<FileLock> {
        let deadline = Instant::now() + most;
        loop {
            match FileLock::attempt(path) {
                Ok(turn) => return Some(turn),
                Err(NotNow::Taken) if Instant::now() < deadline && !cancelled.load(Ordering::Relaxed) => {
                    std::thread::sleep(PAUSE);
                }
                Err(_) => return None,
            }
        }
    }

    fn attempt(path: &Path) -> Result<FileLock, NotNow> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = open(path, flags, Mode::RUSR | Mode::WUSR).map_err(|_| NotNow::Never)?;
        let about = fstat(&file).map_err(|_| NotNow::Never)?;
        if about.st_uid != rustix::process::getuid().as_raw() {
            // Somebody else's file could keep us waiting for ever.
            return Err(NotNow::Never);
        }
        flock(&file, FlockOperation::NonBlockingLockExclusive).map_err(|_| NotNow::Taken)?;
        // The holder before may have removed the file between our opening and our locking it.
        match stat(path) {
            Ok(now) if (now.st_dev, now.st_ino) == (about.st_dev, about.st_ino) => Ok(FileLock {
                path: path.to_owned(),
                _file: file,
            }),
            _ => Err(NotNow::Taken),
        }
    }
}

/// Why the lock was not had.
enum NotNow {
    /// Somebody has it.
    Taken,
    /// There is none to be had on this machine.
    Never,
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // While it is locked: whoever opened it before sees that it is gone, and makes a new one.
        let _ = rustix::fs::unlink(&self.path);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    #[test]
    fn one_has_the_turn_at_a_time_and_nothing_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("turn");
        let never = AtomicBool::new(false);
        let first = FileLock::take(&path, Duration::ZERO, &never).unwrap();
        assert!(FileLock::take(&path, Duration::ZERO, &never).is_none());
        drop(first);
        assert!(!path.exists());
        let (inside, most) = (std::sync::atomic::AtomicU32::new(0), Duration::from_mins(1));
        let take = || {
            for _ in 0..20 {
                let turn = FileLock::take(&path, most, &never).unwrap();
                assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                std::thread::yield_now();
                inside.fetch_sub(1, Ordering::SeqCst);
                drop(turn);
            }
        };
        std::thread::scope(|scope| {
            let threads = [scope.spawn(take), scope.spawn(take), scope.spawn(take)];
            for thread in threads {
                thread.join().unwrap();
            }
        });
        assert!(!path.exists());
    }
}
