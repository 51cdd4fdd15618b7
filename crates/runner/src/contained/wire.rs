//! The conversation with the server: lines of JSON over a socket, and descriptors beside them.

use crate::error::RunError;
use crate::protocol::Answer;
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, sendmsg};
use serde::Serialize;
use std::io::{self, IoSlice, Read as _};
use std::mem::MaybeUninit;
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;

/// This side's end of the socket.
pub(super) struct Wire {
    pub(super) socket: UnixStream,
    received: Vec<u8>,
}

impl Wire {
    pub(super) fn new(socket: UnixStream) -> io::Result<Self> {
        socket.set_nonblocking(true)?;
        Ok(Wire {
            socket,
            received: Vec::new(),
        })
    }

    /// Sends a message, with descriptors if there are any.
    pub(super) fn send(&self, message: &impl Serialize, files: &[BorrowedFd<'_>]) -> Result<(), RunError> {
        let mut line = serde_json::to_vec(message).map_err(|error| RunError::Server {
            detail: error.to_string(),
        })?;
        line.push(b'\n');
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(2))];
        let mut beside = SendAncillaryBuffer::new(&mut space);
        if !files.is_empty() {
            beside.push(SendAncillaryMessage::ScmRights(files));
        }
        let sent = sendmsg(&self.socket, &[IoSlice::new(&line)], &mut beside, SendFlags::NOSIGNAL);
        match sent {
            Ok(count) if count == line.len() => Ok(()),
            Ok(_) => Err(RunError::io("speak to the server")(io::ErrorKind::WriteZero.into())),
            Err(error) => Err(RunError::io("speak to the server")(error.into())),
        }
    }

    /// Returns the next answer that is there; `Ok(None)` if it is still to come.
    ///
    /// # Errors
    /// Returns what is known if the server is gone or does not speak the language.
    pub(super) fn receive(&mut self) -> Result<Option<Answer>, String> {
        let mut chunk = [0; 4096];
        loop {
            if let Some(end) = self.received.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.received.drain(..=end).collect();
                return serde_json::from_slice(&line)
                    .map(Some)
                    .map_err(|error| error.to_string());
            }
            match self.socket.read(&mut chunk) {
                Ok(0) => return Err("the server is gone".to_owned()),
                Ok(count) => self.received.extend_from_slice(&chunk[..count]),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(None),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.to_string()),
            }
        }
    }
}
