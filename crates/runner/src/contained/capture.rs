//! Keeps what a process writes into a pipe, up to a limit.

use crate::error::RunError;
use rustix::fs::OFlags;
use rustix::pipe::{PipeFlags, pipe_with};
use std::os::fd::OwnedFd;

/// The reading end of a pipe, and what came out of it.
pub(super) struct Capture {
    /// `None` once all writers are gone.
    pub(super) pipe: Option<OwnedFd>,
    /// What came, at most the limit.
    pub(super) bytes: Vec<u8>,
    /// Whether more came than that.
    pub(super) flooded: bool,
    most: usize,
}

impl Capture {
    /// Makes a pipe that keeps `most` bytes; returns its writing end too.
    pub(super) fn new(most: usize) -> Result<(Capture, OwnedFd), RunError> {
        let failed = |error: rustix::io::Errno| RunError::io("make a pipe")(error.into());
        let (read, write) = pipe_with(PipeFlags::CLOEXEC).map_err(failed)?;
        // Only this end: the example's own descriptor must behave as pipes ordinarily do.
        rustix::fs::fcntl_setfl(&read, OFlags::NONBLOCK).map_err(failed)?;
        let capture = Capture {
            pipe: Some(read),
            bytes: Vec::new(),
            flooded: false,
            most,
        };
        Ok((capture, write))
    }

    /// Takes what is there now, but not for ever from a writer that never pauses.
    pub(super) fn drain(&mut self) {
        let mut chunk = [0; 16 << 10];
        for _ in 0..64 {
            let Some(pipe) = &self.pipe else { return };
            match rustix::io::read(pipe, &mut chunk) {
                Ok(0) => self.pipe = None,
                Ok(count) => self.keep(&chunk[..count]),
                Err(rustix::io::Errno::INTR) => {}
                Err(rustix::io::Errno::AGAIN) => return,
                Err(_) => self.pipe = None,
            }
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = self.most - self.bytes.len();
        self.flooded |= bytes.len() > room;
        self.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }
}
