//! Runs scripts through a server and watches over them.

mod capture;
mod clock;
mod file_lock;
mod processes;
mod remove;
mod server;
mod service;
mod shared;
mod watch;
mod wire;
mod worker_directory;

pub(crate) use self::processes::{children, end_tree, is_idle};

use self::capture::Capture;
use self::clock::{Allowed, Clock};
use self::server::Server;
use self::service::Lease;
use self::watch::Watch;
use self::worker_directory::WorkerDirectory;
use crate::error::RunError;
use crate::outcome::{End, Excess, Outcome, Status, TimeLimit};
use crate::program::{Launch, Program};
use crate::protocol::{Answer, Request, Run};
use crate::report;
use crate::run::Runner;
use crate::sandbox::{self, Sockets, View};
use crate::settings::{Mode, Sandbox, Settings};
use crate::support::LocalSockets;
use crate::waiting::Waiting;
use std::cell::Cell;
use std::os::fd::AsFd as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often a long run is looked at.
const TICK: Duration = Duration::from_millis(40);
/// How long the server may wait, all below it too, before it says that it has stopped a program.
const PATIENCE: Duration = Duration::from_secs(30);

/// A worker with servers of its own.
pub(crate) struct Contained {
    launch: Launch,
    settings: Settings,
    // Before the directory, so that the servers are gone when its folder is removed.
    server: Option<Server>,
    /// Serves the examples that need sockets with names, which the others do not get.
    with_sockets: Option<Server>,
    /// The server that the programs talk to.
    service: Option<Lease>,
    directory: WorkerDirectory,
}

/// How a run through the server came out.
enum Answered {
    Done {
        status: i32,
        stopped: Option<String>,
        cpu: Duration,
        orphans: u32,
        why: Option<Why>,
    },
    Lost(String),
}

/// Why this side asked the server to stop a program.
#[derive(Clone, Copy)]
enum Why {
    Excess(Excess),
    Time(TimeLimit),
}

impl Contained {
    /// Makes a worker; its server starts with the first program.
    pub(crate) fn new(launch: Launch, settings: Settings) -> Result<Self, RunError> {
        Ok(Contained {
            directory: WorkerDirectory::new(launch.warm.as_ref().map_or(&[], |warm| warm.files), settings.variation)?,
            launch,
            settings,
            server: None,
            with_sockets: None,
            service: None,
        })
    }

    /// Returns the executable of a program with all its arguments.
    fn command(&self, program: &Program) -> Vec<String> {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let (launch, entry) = (&self.launch, self.directory.entry(program.entry));
        let arguments = launch.arguments.iter().chain(&program.arguments).cloned();
        [text(&launch.executable)]
            .into_iter()
            .chain(arguments)
            .chain([text(&entry)])
            .collect()
    }

    /// Decides about the sockets with names of a program.
    fn sockets(&self, program: &Program) -> Sockets {
        if !program.local_sockets || self.settings.sandbox == Sandbox::Off {
            return Sockets::Refused;
        }
        let detected = || sandbox::local_sockets(self.settings.launcher.as_deref());
        match self.settings.local_sockets.clone().unwrap_or_else(detected) {
            LocalSockets::Landlock if self.directory.names_fit() => Sockets::Landlock,
            LocalSockets::View if self.directory.names_fit() => Sockets::View(View {
                root: self.directory.view(),
                shared_memory: self.directory.shared_memory(),
            }),
            _ => Sockets::Refused,
        }
    }
}

impl Runner for Contained {
    fn run(&mut self, program: &Program, cancelled: &AtomicBool) -> Result<Outcome, RunError> {
        let Some(service) = self.launch.service.clone() else {
            return self.run_once(program, cancelled);
        };
        if self.service.is_none() {
            self.service = Some(Lease::join(&service, &self.settings)?);
        }
        let mut outcome = None;
        // The second time with a fresh server: another program may have ended the one before.
        for _ in 0..2 {
            let Some(lease) = &self.service else { break };
            let generation = lease.start(cancelled)?;
            let seen = self.run_once(program, cancelled)?;
            let Some(lease) = &self.service else { break };
            let failed = matches!(seen.status(), Some(Status::Exited(code)) if lease.failed(code));
            if failed || matches!(seen.end, End::Stopped(_)) {
                lease.end(generation);
            }
            outcome = Some(seen);
            if !failed {
                break;
            }
        }
        outcome.ok_or_else(|| RunError::Server {
            detail: format!("{} was not started", service.name),
        })
    }
}

impl Contained {
    /// Runs a program whose server, if it needs one, has been started.
    fn run_once(&mut self, program: &Program, cancelled: &AtomicBool) -> Result<Outcome, RunError> {
        let sockets = self.sockets(program);
        // In a view of its own an example has shared memory of its own.
        let share = program.shared_memory && !matches!(sockets, Sockets::View(_));
        let shared = share.then(|| shared::SharedMemoryGuard::take(cancelled));
        self.directory.prepare(program)?;
        let command = self.command(program);
        let place = match sockets {
            Sockets::Refused => &mut self.server,
            Sockets::Landlock | Sockets::View(_) => &mut self.with_sockets,
        };
        // Few examples come here, unless all talk to a server; what they need they import themselves.
        let preload = match (&sockets, &self.launch.warm) {
            (Sockets::Refused, Some(warm)) => &*warm.preload,
            (_, Some(warm)) if self.service.is_some() => &*warm.preload,
            _ => &[],
        };
        let server = match &mut *place {
            Some(server) => server,
            none => none.insert(Server::start(
                &self.directory,
                &self.launch,
                &self.settings,
                preload,
                sockets,
                self.service.as_ref(),
                cancelled,
            )?),
        };
        let (mut out, their_out) = Capture::new(self.settings.limits.output)?;
        let (mut err, their_err) = Capture::new(self.settings.limits.output)?;
        let allowed = Allowed::of(program.timeout);
        let word = report::word();
        let request = Request::Run(Run {
            seconds: allowed.total.as_secs_f64(),
            processor: allowed.processor.as_secs(),
            fresh: program.plain || !program.arguments.is_empty() || self.settings.mode == Mode::Cold,
            shared_memory: program.shared_memory,
            word: word.clone(),
            command,
        });
        let watch = Watch {
            server: server.pid,
            folders: [self.directory.work(), self.directory.shared_memory()],
            limits: self.settings.limits,
            shared_before: shared.as_ref().map(shared::SharedMemoryGuard::used_before),
            before: Cell::default(),
            service: self.service.as_ref().and_then(Lease::watched),
            service_before: Cell::default(),
        };
        let started = Instant::now();
        let sent = server.wire.send(&request, &[their_out.as_fd(), their_err.as_fd()]);
        drop((their_out, their_err));
        let answered = match sent {
            Ok(()) => attend(server, &watch, [&mut out, &mut err], allowed, cancelled),
            Err(error) => Ok(Answered::Lost(error.to_string())),
        };
        let took = started.elapsed();
        if !matches!(answered, Ok(Answered::Done { .. })) {
            // Whatever it is doing, it is not to be trusted with the next program.
            *place = None;
        }
        for capture in [&mut out, &mut err] {
            // All writers are gone, so this reads to the end.
            while capture.pipe.is_some() && !capture.flooded {
                let before = capture.bytes.len();
                capture.drain();
                if capture.bytes.len() == before {
                    break;
                }
            }
        }
        let flooded = out.flooded || err.flooded;
        let (end, orphans, cpu) = judge_end(answered?, flooded);
        let (stderr, reports) = report::take(err.bytes, &word);
        Ok(Outcome {
            end,
            stdout: out.bytes,
            stderr,
            reports,
            orphans,
            cpu,
            took,
            folder: self.directory.folder().to_string_lossy().into_owned(),
        })
    }
}

/// Waits for the server's answer; asks it to stop a script that uses too much.
fn attend(
    server: &mut Server,
    watch: &Watch,
    mut captures: [&mut Capture; 2],
    allowed: Allowed,
    cancelled: &AtomicBool,
) -> Result<Answered, RunError> {
    let mut why = None;
    let mut clock = Clock::new(server.pid);
    let mut asked: Option<Waiting> = None;
    let give_up = Instant::now() + allowed.total + PATIENCE;
    let mut next_look = Instant::now() + TICK;
    loop {
        server.wait(&mut captures, next_look.saturating_duration_since(Instant::now()))?;
        match server.wire.receive() {
            Ok(Some(Answer::Done {
                status,
                stopped,
                cpu,
                orphans,
            })) => {
                return Ok(Answered::Done {
                    status,
                    stopped,
                    cpu: Duration::try_from_secs_f64(cpu).unwrap_or_default().max(clock.used),
                    orphans,
                    why,
                });
            }
            Ok(Some(Answer::Problem { problem })) => return Ok(Answered::Lost(problem)),
            Ok(Some(Answer::Ready { .. })) => return Ok(Answered::Lost("the server answers out of turn".to_owned())),
            Ok(None) => {}
            Err(detail) => return Ok(Answered::Lost(server.trouble(&detail).to_string())),
        }
        if cancelled.load(Ordering::Relaxed) {
            return Err(RunError::Cancelled);
        }
        let now = Instant::now();
        if let Some(waiting) = &mut asked {
            if waiting.add(is_idle(server.pid)) > PATIENCE {
                return Ok(Answered::Lost("the server does not answer".to_owned()));
            }
            next_look = now + TICK;
            continue;
        }
        if captures.iter().any(|capture| capture.flooded) {
            why = Some(Why::Excess(Excess::Output));
        } else if now > give_up {
            // The server has a timer of its own for this.
            why = Some(Why::Time(TimeLimit::Total));
        } else if now >= next_look {
            let all = processes::below(server.pid);
            let time = clock.look(&all, allowed).map(Why::Time);
            why = time.or_else(|| watch.excess(&all).map(Why::Excess));
            next_look = Instant::now() + TICK;
        }
        if why.is_some() {
            asked = Some(Waiting::new());
            if server.wire.send(&Request::Stop(()), &[]).is_err() {
                return Ok(Answered::Lost("the server is gone".to_owned()));
            }
        }
    }
}

fn judge_end(answered: Answered, flooded: bool) -> (End, u32, Duration) {
    match answered {
        Answered::Lost(detail) => (End::Lost(detail), 0, Duration::ZERO),
        Answered::Done {
            status,
            stopped,
            cpu,
            orphans,
            why,
        } => {
            let why = why.or(flooded.then_some(Why::Excess(Excess::Output)));
            let end = match (why, stopped) {
                (Some(Why::Excess(excess)), _) => End::Stopped(excess),
                // It ended by itself before it could be stopped, after more time than it may use.
                (Some(Why::Time(limit)), _) => End::TimedOut(limit),
                (None, Some(_)) => End::TimedOut(TimeLimit::Total),
                (None, None) => End::Ended(wait_status(status)),
            };
            (end, orphans, cpu)
        }
    }
}

/// Reads a wait status as the kernel writes it.
fn wait_status(status: i32) -> Status {
    match status & 0x7f {
        0 => Status::Exited((status >> 8) & 0xff),
        signal => Status::Signalled(signal),
    }
}
