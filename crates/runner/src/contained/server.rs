//! A server process: started through the sandbox, spoken to over a socket, ended with all that is below it.

use super::capture::Capture;
use super::processes;
use super::service::Lease;
use super::wire::Wire;
use super::worker_directory::WorkerDirectory;
use crate::environment::environment;
use crate::error::RunError;
use crate::factor::Factor;
use crate::program::Launch;
use crate::protocol::{Answer, Config};
use crate::sandbox::{InnerLayer, Plan, Role, Sockets, read_paths};
use crate::settings::{Limits, Sandbox, Settings};
use crate::waiting::Waiting;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use std::collections::{BTreeMap, BTreeSet};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// How long a server may wait before it is ready: for the disk, or for nothing.
const START: Duration = Duration::from_mins(1);
/// How long a server may take to end what is below it when it is told to go.
const LEAVE: Duration = Duration::from_secs(10);

/// The servers of this program that live.
static LIVING: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

/// A living server.
pub(super) struct Server {
    child: Child,
    pub(super) pid: Pid,
    pub(super) wire: Wire,
    /// What it says on its own outputs: only ever trouble.
    pub(super) log: Capture,
}

impl Server {
    /// Starts a server for `directory` and waits until it is ready.
    pub(super) fn start(
        directory: &WorkerDirectory,
        launch: &Launch,
        settings: &Settings,
        preload: &[String],
        sockets: Sockets,
        service: Option<&Lease>,
        cancelled: &AtomicBool,
    ) -> Result<Server, RunError> {
        let contain = settings.sandbox == Sandbox::Required;
        adopt_orphans()?;
        let (ours, theirs) = UnixStream::pair().map_err(RunError::io("make a socket"))?;
        let (log, their_log) = Capture::new(64 << 10)?;
        let their_errors = their_log.try_clone().map_err(RunError::io("make a pipe"))?;
        // As long as this listens, the server can find out whether a socket outside can be reached.
        let probe = match &sockets {
            Sockets::Refused => None,
            Sockets::Landlock | Sockets::View(_) => Some(directory.probe()?),
        };
        let launcher = match &settings.launcher {
            Some(launcher) => launcher.clone(),
            None => std::env::current_exe().map_err(RunError::io("find this program"))?,
        };
        let connect: Vec<PathBuf> = service.iter().map(|service| service.sockets()).collect();
        let mut plan = plan(directory, launch, contain, sockets, &launcher, connect);
        plan.one_processor = settings.variation.has(Factor::Processors);
        let plan = serde_json::to_string(&plan).map_err(|error| RunError::Server {
            detail: error.to_string(),
        })?;
        let mut command = Command::new(&launcher);
        command
            .arg("__sandbox")
            .arg(plan)
            .env_clear()
            .envs(environment(launch, &directory.temporary(), settings.variation))
            .envs(launch.warm.iter().map(|warm| (warm.search_path, directory.programs())))
            .envs(service.iter().map(|service| service.variable()))
            .current_dir("/")
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::from(their_log))
            .stderr(Stdio::from(their_errors));
        // Ctrl-C is for this program, which then ends the servers in good order.
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let (child, pid) = {
            // Nobody looks for lost processes between its start and its name on the list.
            let mut living = living();
            let child = command.spawn().map_err(RunError::io("start this program again"))?;
            let pid = Pid::from_child(&child);
            living.insert(pid.as_raw_nonzero().get());
            (child, pid)
        };
        drop(command);
        let wire = Wire::new(ours).map_err(RunError::io("make a socket"))?;
        let mut server = Server { child, pid, wire, log };
        server
            .wire
            .send(&config(directory, launch, settings, preload, probe.is_some()), &[])?;
        server.wait_until_ready(cancelled)?;
        drop(probe);
        Ok(server)
    }

    fn wait_until_ready(&mut self, cancelled: &AtomicBool) -> Result<(), RunError> {
        let mut waiting = Waiting::new();
        loop {
            self.wait(&mut [], Duration::from_millis(50))?;
            let in_time = waiting.add(processes::is_idle(self.pid)) < START;
            if cancelled.load(Ordering::Relaxed) {
                return Err(RunError::Cancelled);
            }
            match self.wire.receive() {
                Ok(Some(Answer::Ready { .. })) => return Ok(()),
                Ok(Some(Answer::Problem { problem })) => return Err(RunError::Server { detail: problem }),
                Ok(Some(Answer::Done { .. }) | None) if in_time => {}
                Ok(_) => return Err(self.trouble("it is not ready in time")),
                Err(detail) => return Err(self.trouble(&detail)),
            }
        }
    }

    /// Waits until the server, or one of the pipes, has something to say, but no longer than `most`.
    pub(super) fn wait(&mut self, captures: &mut [&mut Capture], most: Duration) -> Result<(), RunError> {
        let timeout = Timespec {
            tv_sec: i64::try_from(most.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: i64::from(most.subsec_nanos()),
        };
        let pipes = captures.iter().map(|capture| &**capture).chain([&self.log]);
        let mut files: Vec<PollFd<'_>> = pipes
            .filter_map(|capture| capture.pipe.as_ref())
            .map(|pipe| PollFd::new(pipe, PollFlags::IN))
            .collect();
        files.push(PollFd::new(&self.wire.socket, PollFlags::IN));
        match poll(&mut files, Some(&timeout)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(RunError::io("wait for the server")(error.into())),
        }
        for capture in captures {
            capture.drain();
        }
        self.log.drain();
        Ok(())
    }

    /// Says what is known about a server that does not serve.
    pub(super) fn trouble(&mut self, what: &str) -> RunError {
        // What it said before it went may still be on its way.
        std::thread::sleep(Duration::from_millis(20));
        self.log.drain();
        let said = crate::text::visible(&self.log.bytes);
        RunError::Server {
            detail: format!("{what}\n{said}").trim_end().to_owned(),
        }
    }

    /// Ends the server and everything below it, however it resists.
    fn end(&mut self) {
        let _ = self.wire.socket.shutdown(std::net::Shutdown::Both);
        let deadline = Instant::now() + LEAVE;
        let mut pause = Duration::from_micros(200);
        while !self.is_gone() {
            if Instant::now() > deadline {
                processes::end_tree(self.pid);
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(10));
        }
        end_orphans();
    }

    /// Takes the server off the list if it has ended: in one step, since its number may then be another's.
    fn is_gone(&mut self) -> bool {
        let mut living = living();
        let gone = !matches!(self.child.try_wait(), Ok(None));
        if gone {
            living.remove(&self.pid.as_raw_nonzero().get());
        }
        gone
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

pub(super) fn living() -> std::sync::MutexGuard<'static, BTreeSet<i32>> {
    LIVING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes what a vanished server leaves behind fall to this process.
pub(super) fn adopt_orphans() -> Result<(), RunError> {
    let this = rustix::process::getpid();
    rustix::process::set_child_subreaper(Some(this))
        .map_err(|error| RunError::io("become the reaper of lost processes")(error.into()))
}

/// Ends the processes that a vanished server left to this one.
///
/// They are told from this program's other children by the filters that hold them, which they cannot take off.
pub(super) fn end_orphans() {
    let this = rustix::process::getpid();
    let Some(own) = processes::filters(this) else { return };
    for _ in 0..100 {
        // Kept until they are ended: no server starts under the number of one that has just gone.
        let living = living();
        let is_lost = |pid: &Pid| {
            !living.contains(&pid.as_raw_nonzero().get())
                && processes::filters(*pid).is_some_and(|count| count >= own + 2)
        };
        let lost: Vec<Pid> = processes::children(this).into_iter().filter(is_lost).collect();
        if lost.is_empty() {
            return;
        }
        for pid in lost {
            processes::end_tree(pid);
            let _ = kill_process(pid, Signal::KILL);
            let _ = waitpid(Some(pid), WaitOptions::empty());
        }
    }
}

fn plan(
    directory: &WorkerDirectory,
    launch: &Launch,
    contain: bool,
    sockets: Sockets,
    launcher: &Path,
    connect: Vec<PathBuf>,
) -> Plan {
    let mut read = readable(directory, launch);
    read.extend(connect.iter().cloned());
    let role = if let Some(warm) = &launch.warm {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let entry = text(&directory.entry(warm.entry));
        let arguments = launch.arguments.iter().cloned();
        Role::Become(
            [text(&launch.executable)]
                .into_iter()
                .chain(arguments)
                .chain([entry])
                .collect(),
        )
    } else {
        // It starts itself again for each program.
        read.push(launcher.to_owned());
        Role::Serve(launcher.to_owned())
    };
    Plan {
        contain,
        read,
        write: vec![directory.work()],
        role,
        sockets,
        connect,
        one_processor: false,
    }
}

fn readable(directory: &WorkerDirectory, launch: &Launch) -> Vec<PathBuf> {
    read_paths(&launch.readable, directory.programs())
}

fn config(
    directory: &WorkerDirectory,
    launch: &Launch,
    settings: &Settings,
    preload: &[String],
    probed: bool,
) -> Config {
    let contain = settings.sandbox == Sandbox::Required;
    Config {
        driver: std::process::id(),
        scoped: contain,
        probe: probed.then(|| directory.probe_path()),
        folder: directory.folder(),
        preload: preload.to_vec(),
        reverse: settings.variation.has(Factor::FolderOrder),
        limits: if contain {
            kernel_limits(settings.limits, launch.reserves_memory)
        } else {
            BTreeMap::new()
        },
        inner: contain.then(|| {
            InnerLayer::new(
                &readable(directory, launch),
                directory.work(),
                vec![directory.folder(), directory.temporary()],
            )
        }),
    }
}

/// Returns the kernel's limits for each process. The watch is for all processes together.
fn kernel_limits(limits: Limits, reserves_memory: bool) -> BTreeMap<String, u64> {
    static TASKS: OnceLock<u64> = OnceLock::new();
    let mut out = BTreeMap::from([
        ("RLIMIT_FSIZE", limits.disk / 2),
        ("RLIMIT_NOFILE", 256),
        ("RLIMIT_MSGQUEUE", 0),
        // The kernel counts waiting signals for the user as a whole.
        ("RLIMIT_SIGPENDING", 1024),
        // No example comes before what else this machine does.
        ("RLIMIT_RTPRIO", 0),
        ("RLIMIT_NICE", 0),
    ]);
    if !reserves_memory {
        // Libraries reserve more than they use.
        out.insert("RLIMIT_AS", limits.memory.saturating_mul(4));
    }
    if !rustix::process::getuid().is_root() {
        // The kernel counts all of the user's processes, and never counts root's.
        let others = *TASKS.get_or_init(processes::tasks_of_user);
        out.insert("RLIMIT_NPROC", others + 4 * limits.processes);
    }
    out.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
