//! The servers that programs talk to: one for all workers of a run, started with the first program that needs it.

mod home;
mod process;
mod template;

use self::home::Home;
use self::process::Process;
use super::processes;
use crate::error::RunError;
use crate::service::Service;
use crate::settings::Settings;
use rustix::process::Pid;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// The servers that some worker uses.
static SHARED: Mutex<Vec<Weak<Shared>>> = Mutex::new(Vec::new());

/// A server that a worker uses; it ends with the last of them.
pub(super) struct Lease(Arc<Shared>);

struct Shared {
    service: Service,
    settings: Settings,
    home: Home,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    process: Option<Process>,
    /// How often it was started.
    generation: u64,
}

impl Lease {
    /// Joins the server that other workers use, or makes its folder. It does not start yet.
    pub(super) fn join(service: &Service, settings: &Settings) -> Result<Lease, RunError> {
        let mut all = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| one.strong_count() > 0);
        let living = all.iter().filter_map(Weak::upgrade);
        let same = |one: &Arc<Shared>| one.service == *service && one.settings.sandbox == settings.sandbox;
        if let Some(shared) = living.into_iter().find(same) {
            return Ok(Lease(shared));
        }
        let shared = Arc::new(Shared {
            service: service.clone(),
            settings: settings.clone(),
            home: Home::new()?,
            state: Mutex::default(),
        });
        all.push(Arc::downgrade(&shared));
        Ok(Lease(shared))
    }

    /// Starts the server unless it runs; returns how often it was started.
    pub(super) fn start(&self, cancelled: &AtomicBool) -> Result<u64, RunError> {
        let shared = &*self.0;
        let mut state = shared.state();
        let lives = state.process.as_mut().is_some_and(Process::lives);
        if !lives {
            state.process = None;
            let started = Process::start(&shared.service, &shared.home, &shared.settings, cancelled)?;
            state.process = Some(started);
            state.generation += 1;
        }
        Ok(state.generation)
    }

    /// Ends the server if nobody started it anew since `generation`, so that the next program finds a fresh one.
    pub(super) fn end(&self, generation: u64) {
        let mut state = self.0.state();
        if state.generation == generation {
            state.process = None;
        }
    }

    /// The folder of its socket.
    pub(super) fn sockets(&self) -> PathBuf {
        self.0.home.sockets()
    }

    /// What programs are told of it: a variable and its value.
    pub(super) fn variable(&self) -> (&'static str, PathBuf) {
        (self.0.service.variable, self.sockets())
    }

    /// Tells whether a program that ended so says that the server failed it.
    pub(super) fn failed(&self, code: i32) -> bool {
        self.0.service.trouble == code
    }

    /// What to watch: the server's process, and its folder.
    pub(super) fn watched(&self) -> Option<(Pid, PathBuf)> {
        let state = self.0.state();
        Some((state.process.as_ref()?.pid(), self.0.home.data()))
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // Before its folder goes.
        self.state().process = None;
    }
}

/// Adds up the memory of a server.
pub(super) fn memory(server: Pid) -> u64 {
    processes::proportional(&processes::below(server))
}

/// Names a template's folder.
fn template_folder(cache: &Path, service: &Service) -> PathBuf {
    cache.join(&service.key)
}
