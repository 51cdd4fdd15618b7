//! A server's process, and the one that stays with it in its sandbox.

use super::home::{Home, user};
use super::template;
use crate::contained::processes;
use crate::contained::server::{adopt_orphans, end_orphans, living};
use crate::environment::environment;
use crate::error::RunError;
use crate::factor::Variation;
use crate::program::Launch;
use crate::sandbox::{Attendance, Plan, Role, Sockets, read_paths};
use crate::service::Service;
use crate::settings::{Sandbox, Settings};
use rustix::process::Pid;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long a server may take to be ready, and to be prepared: long, because a machine may do much else.
const START: Duration = Duration::from_mins(2);
/// How long it may take to end when it is told to.
const LEAVE: Duration = Duration::from_secs(10);
/// How often it is looked at while it starts.
const PAUSE: Duration = Duration::from_millis(5);
/// How much of what it said is shown.
const LOG_TAIL: usize = 2000;
/// Files of the system that name users, which servers look themselves up in.
const USERS: [&str; 3] = ["/etc/passwd", "/etc/group", "/etc/nsswitch.conf"];

/// A server that was started.
pub(super) struct Process {
    child: Child,
    pid: Pid,
    /// The server ends when this closes, however this program ends.
    control: UnixStream,
}

impl Process {
    /// Starts a server on fresh data and waits until its socket answers.
    pub(super) fn start(
        service: &Service,
        home: &Home,
        settings: &Settings,
        cancelled: &AtomicBool,
    ) -> Result<Process, RunError> {
        home.refresh().map_err(RunError::io("make a server's folders"))?;
        let filled = template::fill(service, home).map_err(RunError::io("copy a server's data"))?;
        if !filled {
            let mut preparing = Process::spawn(service, home, settings, &service.prepare)?;
            preparing.wait_until(service, home, cancelled, |preparing| !preparing.lives())?;
            if !preparing.child.wait().is_ok_and(|status| status.success()) {
                return Err(trouble(service, home, "its data cannot be prepared"));
            }
            let _ = template::keep(service, home);
        }
        let mut process = Process::spawn(service, home, settings, std::slice::from_ref(&service.start))?;
        let socket = home.sockets().join(service.socket);
        process.wait_until(service, home, cancelled, |process| {
            !process.lives() || UnixStream::connect(&socket).is_ok()
        })?;
        if !process.lives() {
            return Err(trouble(service, home, "it ends as soon as it starts"));
        }
        Ok(process)
    }

    fn spawn(
        service: &Service,
        home: &Home,
        settings: &Settings,
        commands: &[Vec<String>],
    ) -> Result<Process, RunError> {
        adopt_orphans()?;
        let (ours, theirs) = UnixStream::pair().map_err(RunError::io("make a socket"))?;
        let log = File::create(home.log()).map_err(RunError::io("make a server's log"))?;
        let errors = log.try_clone().map_err(RunError::io("make a server's log"))?;
        let plan = plan(service, home, settings, commands);
        let plan = serde_json::to_string(&plan).map_err(|error| RunError::Server {
            detail: error.to_string(),
        })?;
        // Its own file under this name is reached even where its folders are closed to the server's user.
        let itself = PathBuf::from("/proc/self/exe");
        let mut command = Command::new(settings.launcher.as_ref().unwrap_or(&itself));
        command
            .arg("__sandbox")
            .arg(plan)
            .env_clear()
            .envs(environment(&Launch::default(), &home.temporary(), Variation::NONE))
            // The limit of memory counts reserved addresses too, and glibc reserves 64 MiB for each thread otherwise.
            .env("MALLOC_ARENA_MAX", "1")
            .current_dir("/")
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::from(log))
            .stderr(Stdio::from(errors))
            .process_group(0);
        if let Some((user, group)) = user() {
            // Other groups go too.
            command.uid(user).gid(group);
        }
        let mut living = living();
        let child = command.spawn().map_err(RunError::io("start this program again"))?;
        let pid = Pid::from_child(&child);
        living.insert(pid.as_raw_nonzero().get());
        Ok(Process {
            child,
            pid,
            control: ours,
        })
    }

    /// Waits until something is the case.
    fn wait_until(
        &mut self,
        service: &Service,
        home: &Home,
        cancelled: &AtomicBool,
        is_so: impl Fn(&mut Process) -> bool,
    ) -> Result<(), RunError> {
        let deadline = Instant::now() + START;
        while !is_so(self) {
            if cancelled.load(Ordering::Relaxed) {
                return Err(RunError::Cancelled);
            }
            if Instant::now() > deadline {
                return Err(trouble(service, home, "it is not ready in time"));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    pub(super) fn pid(&self) -> Pid {
        self.pid
    }

    /// Tells whether it has not ended.
    pub(super) fn lives(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.control.shutdown(std::net::Shutdown::Both);
        let deadline = Instant::now() + LEAVE;
        while self.lives() {
            if Instant::now() > deadline {
                processes::end_tree(self.pid);
            }
            std::thread::sleep(PAUSE);
        }
        living().remove(&self.pid.as_raw_nonzero().get());
        end_orphans();
    }
}

/// Says what is known about a server that does not serve.
fn trouble(service: &Service, home: &Home, what: &str) -> RunError {
    let log = fs::read(home.log()).unwrap_or_default();
    let tail = &log[log.len().saturating_sub(LOG_TAIL)..];
    RunError::Server {
        detail: format!("{}: {what}\n{}", service.name, crate::text::visible(tail))
            .trim_end()
            .to_owned(),
    }
}

fn plan(service: &Service, home: &Home, settings: &Settings, commands: &[Vec<String>]) -> Plan {
    let contain = settings.sandbox == Sandbox::Required;
    let users = USERS.iter().map(PathBuf::from);
    let readable: Vec<PathBuf> = service.readable.iter().cloned().chain(users).collect();
    Plan {
        contain,
        read: read_paths(&readable, PathBuf::from("/proc/self/exe")),
        write: vec![home.data(), home.sockets(), home.temporary()],
        role: Role::Attend(Attendance {
            commands: commands
                .iter()
                .map(|command| command.iter().map(|word| placed(word, home)).collect())
                .collect(),
            folder: home.data(),
            limits: limits(settings),
            quits: service.quits,
            scoped: contain,
        }),
        sockets: Sockets::Refused,
        connect: Vec::new(),
        one_processor: false,
    }
}

/// Puts the folders' names where a command wants them.
fn placed(word: &str, home: &Home) -> String {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    word.replace("{data}", &text(&home.data()))
        .replace("{socket}", &text(&home.sockets()))
        .replace("{temporary}", &text(&home.temporary()))
}

/// The kernel's limits for each of its processes.
fn limits(settings: &Settings) -> BTreeMap<String, u64> {
    if settings.sandbox == Sandbox::Off {
        return BTreeMap::new();
    }
    let limits = [
        ("RLIMIT_AS", settings.limits.memory),
        ("RLIMIT_FSIZE", settings.limits.disk * 2),
        ("RLIMIT_NOFILE", 1024),
    ];
    limits
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
