//! A small web server for one person on this machine: files from memory, and events that reload the page.
//!
//! It listens on the loopback address only, answers `GET` only, and serves nothing that is not in its list of files.

use anyhow::{Result, anyhow};
use std::collections::HashMap;
use std::io::Read;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tiny_http::{Header, Method, Request, Response, StatusCode};

/// What is served.
#[derive(Default)]
pub(crate) struct Page {
    /// Files by their path without a leading slash.
    pub(crate) files: HashMap<String, Vec<u8>>,
    /// What the check found, as text; empty if nothing.
    pub(crate) findings: Arc<str>,
}

/// A running server.
pub(crate) struct Server {
    port: u16,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    page: RwLock<Page>,
    listeners: Mutex<Vec<Sender<String>>>,
}

/// Where pages listen for events.
const EVENTS: &str = "/__deckle/events";

impl Server {
    /// Starts to listen on 127.0.0.1; port 0 takes any that is free.
    pub(crate) fn start(port: u16) -> Result<Server> {
        let server = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(|error| anyhow!("cannot listen on port {port}: {error}; choose another with --port"))?;
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        let shared = Arc::new(Shared::default());
        let accept = Arc::clone(&shared);
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                let shared = Arc::clone(&accept);
                // Each request has a thread of its own: events keep theirs as long as the page is open.
                std::thread::spawn(move || shared.answer(request));
            }
        });
        Ok(Server { port, shared })
    }

    /// Returns the port that it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Replaces what is served and tells every open page.
    pub(crate) fn publish(&self, page: Page) {
        // A page that loads again asks for the findings itself.
        *self.shared.page.write().unwrap_or_else(PoisonError::into_inner) = page;
        let mut listeners = self.shared.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.send(RELOAD.to_owned()).is_ok());
    }
}

const RELOAD: &str = "event: reload\ndata: now\n\n";

/// Makes the event that shows findings. See <https://html.spec.whatwg.org/multipage/server-sent-events.html>.
fn findings(text: &str) -> String {
    let data: String = text.lines().map(|line| format!("data: {line}\n")).collect();
    format!("event: diagnostics\n{data}\n")
}

impl Shared {
    fn answer(&self, request: Request) {
        // A page of another site must not read this one through a name that leads to 127.0.0.1.
        let host = request.headers().iter().find(|header| header.field.equiv("Host"));
        let host = host.map(|header| header.value.as_str().to_owned()).unwrap_or_default();
        let name = host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
        if !matches!(name, "127.0.0.1" | "localhost") {
            return reply(
                request,
                403,
                "text/plain; charset=utf-8",
                b"this server answers to 127.0.0.1 only\n".to_vec(),
            );
        }
        if *request.method() != Method::Get {
            return reply(request, 405, "text/plain; charset=utf-8", b"only GET\n".to_vec());
        }
        let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
        if path == EVENTS {
            return self.listen(request);
        }
        let mut path = path.trim_start_matches('/').to_owned();
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        let file = self
            .page
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .files
            .get(&path)
            .cloned();
        match file {
            Some(bytes) => reply(request, 200, kind(&path), bytes),
            None => reply(
                request,
                404,
                "text/plain; charset=utf-8",
                b"there is no such page\n".to_vec(),
            ),
        }
    }

    /// Keeps a connection open and writes events to it as they come.
    fn listen(&self, request: Request) {
        let (sender, receiver) = channel();
        let found = Arc::clone(&self.page.read().unwrap_or_else(PoisonError::into_inner).findings);
        if !found.is_empty() {
            let _ = sender.send(findings(&found));
        }
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sender);
        let events = Events {
            receiver,
            rest: b": deckle\n\n".to_vec(),
        };
        let response = Response::new(
            StatusCode(200),
            vec![
                header("Content-Type", "text/event-stream"),
                header("Cache-Control", "no-store"),
            ],
            events,
            None,
            None,
        );
        let _ = request.respond(response.with_chunked_threshold(0));
    }
}

/// Events as a stream of bytes that ends when the server does.
struct Events {
    receiver: Receiver<String>,
    rest: Vec<u8>,
}

impl Read for Events {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.rest.is_empty() {
            match self.receiver.recv() {
                Ok(event) => self.rest = event.into_bytes(),
                Err(_) => return Ok(0),
            }
        }
        let count = self.rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.rest[..count]);
        self.rest.drain(..count);
        Ok(count)
    }
}

fn reply(request: Request, status: u16, kind: &str, body: Vec<u8>) {
    let response = Response::from_data(body)
        .with_status_code(StatusCode(status))
        .with_header(header("Content-Type", kind))
        .with_header(header("Cache-Control", "no-store"))
        .with_header(header("X-Content-Type-Options", "nosniff"));
    // The page may be gone by now; that is its right.
    let _ = request.respond(response);
}

#[allow(clippy::expect_used, reason = "names and values are constants of this file")]
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a constant header is sound")
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
