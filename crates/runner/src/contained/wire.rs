//! The conversation with the server: lines of JSON over a socket, and descriptors beside them.

use crate::error::RunError;
use crate::sandbox::InnerLayer;
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, sendmsg};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, IoSlice, Read as _};
use std::mem::MaybeUninit;
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;

/// What the server is told first.
#[derive(Debug, Serialize)]
pub(super) struct Config {
    /// This process, which the server must not be able to signal.
    pub(super) driver: u32,
    /// Whether signals are held by the sandbox.
    pub(super) scoped: bool,
    /// A socket outside, which the server must not be able to reach; `None` where it has no sockets at all.
    pub(super) probe: Option<PathBuf>,
    /// The executable and all its arguments, for a fresh process.
    pub(super) command: Vec<String>,
    #[serde(rename = "box")]
    pub(super) folder: PathBuf,
    /// Modules to import ahead of time.
    pub(super) preload: Vec<String>,
    /// The kernel's limits for each process, by their names.
    pub(super) limits: BTreeMap<&'static str, u64>,
    pub(super) inner: Option<InnerLayer>,
}

/// What the server is asked.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Request {
    /// Runs the script that is in the box; the two descriptors sent along become its outputs.
    Run {
        seconds: f64,
        /// Whether to start a fresh interpreter.
        fresh: bool,
        shared_memory: bool,
    },
    /// Ends the running script.
    Stop(()),
}

/// What the server answers.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Answer {
    /// It waits for requests.
    Ready {
        #[serde(rename = "ready")]
        _ready: bool,
    },
    /// It cannot serve.
    Problem { problem: String },
    /// A script is over.
    Done {
        /// The wait status.
        status: i32,
        /// `time` or `asked` if it was stopped.
        stopped: Option<String>,
        /// Processor time in seconds.
        cpu: f64,
        orphans: u32,
    },
}

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
