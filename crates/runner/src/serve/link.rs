//! The server's end of the socket.

use crate::protocol::Answer;
use rustix::io::Errno;
use rustix::net::{RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, recvmsg};
use serde::de::DeserializeOwned;
use std::io::{IoSliceMut, Write as _};
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;

/// Receives lines of JSON with the descriptors that came along, and sends answers.
pub(super) struct Link {
    pub(super) socket: UnixStream,
    buffer: Vec<u8>,
    files: Vec<OwnedFd>,
}

impl Link {
    pub(super) fn new(socket: UnixStream) -> Self {
        Link {
            socket,
            buffer: Vec::new(),
            files: Vec::new(),
        }
    }

    /// Waits for the next message; `None` when the driver is gone, or says what this server does not understand.
    pub(super) fn receive<T: DeserializeOwned>(&mut self) -> Option<(T, Vec<OwnedFd>)> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.buffer.drain(..=end).collect();
                // A late stop may arrive in one piece with the next run, whose descriptors are here already then.
                let files = if line.starts_with(b"{\"run\"") {
                    std::mem::take(&mut self.files)
                } else {
                    Vec::new()
                };
                return Some((serde_json::from_slice(&line).ok()?, files));
            }
            let mut chunk = [0; 16 << 10];
            let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(4))];
            let mut beside = RecvAncillaryBuffer::new(&mut space);
            let received = recvmsg(
                &self.socket,
                &mut [IoSliceMut::new(&mut chunk)],
                &mut beside,
                RecvFlags::CMSG_CLOEXEC,
            );
            match received {
                Ok(message) if message.bytes > 0 => {
                    self.buffer.extend_from_slice(&chunk[..message.bytes]);
                    for message in beside.drain() {
                        if let RecvAncillaryMessage::ScmRights(files) = message {
                            self.files.extend(files);
                        }
                    }
                }
                Err(Errno::INTR) => {}
                Ok(_) | Err(_) => return None,
            }
        }
    }

    /// Sends an answer. Where that fails the driver is gone, which the next message tells.
    pub(super) fn send(&mut self, answer: &Answer) {
        if let Ok(mut line) = serde_json::to_vec(answer) {
            line.push(b'\n');
            let _ = self.socket.write_all(&line);
        }
    }
}
