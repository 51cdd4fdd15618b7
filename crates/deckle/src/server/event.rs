//! Events for open pages, as <https://html.spec.whatwg.org/multipage/server-sent-events.html> defines them.
//!
//! A page hears of the build and of the findings when it connects and on every change, so that it does not matter what
//! it missed: if the build is not the one that it was made from, it loads again.

use super::Page;
use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tiny_http::Request;

/// How long a connection may be silent: after that something is written, which fails once the page is gone.
const SILENCE: Duration = Duration::from_secs(15);

/// The body ends with the connection, and each event is sent at once: the server's own answers would wait for 8 KB.
const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
                    X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";

/// Says what a page must know.
pub(super) fn state(page: &Page) -> String {
    let build = format!("event: build\ndata: {}\n\n", page.build);
    let lines: String = page.findings.lines().map(|line| format!("data: {line}\n")).collect();
    let lines = if lines.is_empty() { "data:\n" } else { &lines };
    format!("{build}event: diagnostics\n{lines}\n")
}

/// The pages that listen.
#[derive(Default)]
pub(super) struct Listeners(Mutex<Vec<Sender<String>>>);

impl Listeners {
    /// Tells every page; those that are gone are forgotten.
    pub(super) fn tell(&self, event: &str) {
        let mut senders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        senders.retain(|sender| sender.send(event.to_owned()).is_ok());
    }

    /// Keeps a connection open, tells it the present state, and writes events to it as they come.
    pub(super) fn listen(&self, request: Request, state: impl FnOnce() -> String) {
        let (sender, events) = channel();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        // Asked for after the page is on the list: a change between the two is told twice rather than never.
        let state = state();
        let mut page = request.into_writer();
        // An error means that the page is gone.
        let _ = write(&mut page, &format!("{HEAD}{state}")).and_then(|()| pass_on(&events, &mut page));
    }
}

fn pass_on(events: &Receiver<String>, page: &mut impl Write) -> std::io::Result<()> {
    loop {
        match events.recv_timeout(SILENCE) {
            Ok(event) => write(page, &event)?,
            // A comment, which pages pass over.
            Err(RecvTimeoutError::Timeout) => write(page, ":\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

fn write(page: &mut impl Write, text: &str) -> std::io::Result<()> {
    page.write_all(text.as_bytes())?;
    page.flush()
}
