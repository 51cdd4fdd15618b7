//! What the program does when it is started again as `__sandbox PLAN`: gives up its rights, then becomes the program.

use super::plan::{Plan, Role, Sockets};
use super::seccomp::Audience;
use super::start::{START, start};
use super::{landlock_layer, privileges, seccomp, view};
use crate::attend::attend;
use crate::serve::serve;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::{IntoRawFd as _, OwnedFd};
use std::os::unix::process::CommandExt as _;
use std::process::{Command, ExitCode};

/// The environment variable that tells the server which descriptor is its socket.
pub(crate) const CONTROL: &str = "DECKLE_CONTROL";

/// In place of a plan: only tries whether this process can have a view of its own.
pub(super) const TRY_VIEW: &str = "--try-view";

/// Why the program was not started.
#[derive(Debug, thiserror::Error)]
enum EnterError {
    #[error("the plan cannot be read: {0}")]
    Plan(String),
    #[error("cannot {0}: {1}")]
    Io(&'static str, io::Error),
    #[error("Landlock does not hold: {0}")]
    Landlock(#[from] landlock_layer::LayerError),
    #[error("seccomp does not hold: {0}")]
    Seccomp(#[from] seccomp::FilterError),
}

/// Enters the sandbox and becomes the program. The program's hidden command `__sandbox` calls this first thing, before it
/// starts a thread; `args` is what follows the command.
///
/// Standard input must be the control socket. Returns only if something fails, after saying so on standard error.
pub fn sandbox_main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut args = args.into_iter();
    let first = args.next().unwrap_or_default();
    if first == START {
        return start(&args.next().unwrap_or_default());
    }
    if first == TRY_VIEW {
        return match view::attempt() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        };
    }
    let error = match read(&first).and_then(|plan| enter(&plan)) {
        Ok(code) => return code,
        Err(error) => error,
    };
    eprintln!("the sandbox was not entered: {error}");
    ExitCode::from(70)
}

fn read(text: &OsStr) -> Result<Plan, EnterError> {
    serde_json::from_slice(text.as_encoded_bytes()).map_err(|error| EnterError::Plan(error.to_string()))
}

fn enter(plan: &Plan) -> Result<ExitCode, EnterError> {
    let failed = |what| move |error: rustix::io::Errno| EnterError::Io(what, error.into());
    // The program must find an ordinary standard input; the socket goes on under another number.
    let keep = match &plan.role {
        Role::Become(_) => rustix::io::dup(rustix::stdio::stdin()),
        Role::Serve(_) | Role::Attend(_) => rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdin(), 3),
    };
    let control = keep.map_err(failed("keep the control socket"))?;
    let nothing = File::open("/dev/null").map_err(|error| EnterError::Io("open /dev/null", error))?;
    rustix::stdio::dup2_stdin(&nothing).map_err(failed("replace standard input"))?;
    drop(nothing);
    // What an example leaves behind falls to the server, which ends it.
    let this = rustix::process::getpid();
    rustix::process::set_child_subreaper(Some(this)).map_err(failed("become the reaper of lost processes"))?;
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o022));
    if plan.one_processor {
        use_one_processor().map_err(failed("choose a processor"))?;
    }
    if plan.contain {
        limit_dumps();
        // First, because it may give this process capabilities, which go again below.
        if let Sockets::View(view) = &plan.sockets {
            view::enter(view, plan).map_err(|error| EnterError::Io("make a view of the files", error))?;
        }
        privileges::shrink().map_err(|error| EnterError::Io("give up privileges", error))?;
        landlock_layer::restrict(plan)?;
        seccomp::restrict(match plan.role {
            Role::Attend(_) => Audience::Service,
            Role::Become(_) | Role::Serve(_) if plan.sockets.are_allowed() => Audience::WithSockets,
            Role::Become(_) | Role::Serve(_) => Audience::Examples,
        })?;
        privileges::drop_all().map_err(|error| EnterError::Io("give up privileges", error))?;
    }
    match &plan.role {
        Role::Serve(launcher) => Ok(serve(control, launcher)),
        Role::Attend(plan) => Ok(attend(&control, plan)),
        Role::Become(command) => Err(become_program(command, control)),
    }
}

/// Becomes a server; returns only why it cannot.
fn become_program(command: &[String], control: OwnedFd) -> EnterError {
    let Some((program, arguments)) = command.split_first() else {
        return EnterError::Plan("it names no program".to_owned());
    };
    let error = Command::new(program)
        .args(arguments)
        .env(CONTROL, control.into_raw_fd().to_string())
        .exec();
    EnterError::Io("start the program", error)
}

/// Keeps this process and all that it starts on one of its processors; which one, differs from process to process.
fn use_one_processor() -> Result<(), rustix::io::Errno> {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
    let all = sched_getaffinity(None)?;
    let mine: Vec<usize> = (0..CpuSet::MAX_CPU).filter(|cpu| all.is_set(*cpu)).collect();
    let turn = std::process::id() as usize % mine.len().max(1);
    let mut one = CpuSet::new();
    if let Some(cpu) = mine.get(turn) {
        one.set(*cpu);
        sched_setaffinity(None, &one)?;
    }
    Ok(())
}

/// Keeps crashes from being written down anywhere.
///
/// Where the system starts a program for each crash, a limit of no bytes does not keep it from that; one byte does.
fn limit_dumps() {
    let collected = std::fs::read("/proc/sys/kernel/core_pattern").is_ok_and(|pattern| pattern.starts_with(b"|"));
    let bytes = rustix::process::Rlimit {
        current: Some(u64::from(collected)),
        maximum: Some(u64::from(collected)),
    };
    if rustix::process::setrlimit(rustix::process::Resource::Core, bytes).is_err() {
        // The limit is lower already and may not be raised.
        let none = rustix::process::Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
    }
}
