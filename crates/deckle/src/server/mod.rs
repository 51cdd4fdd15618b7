//! A small web server for one person on this machine: files from memory, and events that keep open pages up to date.
//!
//! **Invariant:** it listens on the loopback address only, answers `GET` and `HEAD` only, to names of this machine only,
//! and serves nothing that is not in its list of files: a path is a key, and never reaches the file system.

mod answer;
mod event;

use anyhow::{Result, anyhow};
use event::Listeners;
use std::collections::HashMap;
use std::io::ErrorKind;
use std::sync::{Arc, PoisonError, RwLock};

/// The script that pages load to hear of changes, below the site's folder. The server has it at all times.
pub(crate) const SCRIPT: &str = "__deckle/live.js";
/// The style sheet that the script loads.
const STYLE: &str = "__deckle/live.css";
/// Where the script listens.
const EVENTS: &str = "__deckle/events";

/// The port that is tried first, where none was asked for.
const FIRST_PORT: u16 = 8017;
/// How many ports are tried, where none was asked for.
const PORTS: u16 = 10;

/// What is served.
#[derive(Default)]
pub(crate) struct Page {
    /// Files by their path without a leading slash.
    pub(crate) files: HashMap<String, Vec<u8>>,
    /// Changes with the files; pages that were made from others load again. Empty until something was built.
    pub(crate) build: String,
    /// What the check found, as text; empty if nothing.
    pub(crate) findings: String,
}

/// A running server.
pub(crate) struct Server {
    port: u16,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    page: RwLock<Page>,
    listeners: Listeners,
}

impl Server {
    /// Starts to listen on 127.0.0.1. Without a port, it takes the first free one from 8017 on; 0 takes any.
    ///
    /// # Errors
    /// Fails if the port, or each of those tried, is taken or not allowed.
    pub(crate) fn start(port: Option<u16>) -> Result<Server> {
        let server = match port {
            Some(port) => listen(port).map_err(|error| {
                let why = reason(error.as_ref());
                anyhow!("cannot listen on port {port}: {why}; choose another with --port, or leave it out")
            })?,
            None => first_free()?,
        };
        let port = server.server_addr().to_ip().map_or(0, |address| address.port());
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

    /// Returns the build that is served.
    pub(crate) fn build(&self) -> String {
        self.shared.read(|page| page.build.clone())
    }

    /// Replaces what is served and tells every open page.
    pub(crate) fn publish(&self, page: Page) {
        self.change(|served| *served = page);
    }

    /// Replaces the findings alone: pages stay as they are and show them.
    pub(crate) fn report(&self, findings: String) {
        self.change(|served| served.findings = findings);
    }

    fn change(&self, change: impl FnOnce(&mut Page)) {
        change(&mut self.shared.page.write().unwrap_or_else(PoisonError::into_inner));
        self.shared.listeners.tell(&self.shared.read(event::state));
    }
}

impl Shared {
    fn read<T>(&self, look: impl FnOnce(&Page) -> T) -> T {
        look(&self.page.read().unwrap_or_else(PoisonError::into_inner))
    }
}

type ListenError = Box<dyn std::error::Error + Send + Sync>;

fn listen(port: u16) -> Result<tiny_http::Server, ListenError> {
    tiny_http::Server::http(("127.0.0.1", port))
}

/// Tries the ports that nobody asked for, one after the other: another `deckle serve` may have the first.
fn first_free() -> Result<tiny_http::Server> {
    let last = FIRST_PORT + PORTS - 1;
    for port in FIRST_PORT..=last {
        match listen(port) {
            Ok(server) => return Ok(server),
            Err(error) if is_taken(error.as_ref()) => {}
            Err(error) => {
                return Err(anyhow!(
                    "cannot listen on port {port}: {error}; choose another with --port"
                ));
            }
        }
    }
    Err(anyhow!(
        "the ports {FIRST_PORT} to {last} are taken by other programs; choose another with --port"
    ))
}

fn is_taken(error: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::AddrInUse)
}

fn reason(error: &(dyn std::error::Error + Send + Sync + 'static)) -> String {
    if is_taken(error) {
        "another program has it".to_owned()
    } else {
        error.to_string()
    }
}
