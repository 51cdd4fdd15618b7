//! The server of toolchains that have none of their own: in the sandbox, it starts a fresh process for each program, waits,
//! ends everything that is left, and answers.

mod link;
mod reap;

use self::link::Link;
use self::reap::Patience;
pub(crate) use self::reap::Reaper;
use crate::protocol::{Answer, Config, Request, Run};
use crate::sandbox::{START, Start};
use rustix::process::{Pid, WaitOptions, waitpid};
use std::io::{ErrorKind, Read as _};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// How long processes that outlive the first one may take to end by themselves: the sum of the pauses after which they are
/// looked for, so that it is longer on a machine that does much else.
const GRACE: Duration = Duration::from_secs(4);

/// Serves until the driver is gone. `launcher` is this program, which starts each program in its inner sandbox.
pub(crate) fn serve(control: OwnedFd, launcher: &Path) -> ExitCode {
    let mut link = Link::new(UnixStream::from(control));
    let Some((config, _)) = link.receive::<Config>() else {
        return ExitCode::SUCCESS;
    };
    if let Some(problem) = problem(&config) {
        link.send(&Answer::Problem { problem });
        return ExitCode::FAILURE;
    }
    link.send(&Answer::Ready { ready: true });
    let reaper = Reaper { scoped: config.scoped };
    while let Some((request, files)) = link.receive::<Request>() {
        // A stop may come when its run is over.
        if let Request::Run(run) = request {
            let answer = run_one(&run, files, &config, launcher, &reaper, &mut link);
            let Some(answer) = answer else { break };
            link.send(&answer);
        }
    }
    reaper.end_all();
    ExitCode::SUCCESS
}

/// Says why the sandbox does not hold; `None` if it does, or is not wanted.
fn problem(config: &Config) -> Option<String> {
    if !config.scoped {
        return None;
    }
    let driver = i32::try_from(config.driver).ok().and_then(Pid::from_raw)?;
    match rustix::process::test_kill_process(driver) {
        Err(rustix::io::Errno::PERM) => {}
        Err(error) => return Some(format!("the driver cannot be found: {error}")),
        Ok(()) => return Some("signals can leave the sandbox".to_owned()),
    }
    match UnixStream::connect(config.probe.as_ref()?) {
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::NotFound) => None,
        Err(error) => Some(format!("whether sockets can leave the sandbox cannot be told: {error}")),
        Ok(_) => Some("sockets can leave the sandbox".to_owned()),
    }
}

/// Runs a program; `None` if the driver is gone.
fn run_one(
    run: &Run,
    files: Vec<OwnedFd>,
    config: &Config,
    launcher: &Path,
    reaper: &Reaper,
    link: &mut Link,
) -> Option<Answer> {
    let started = Instant::now();
    let seconds = Duration::try_from_secs_f64(run.seconds).unwrap_or_default();
    let child = match start(run, files, config, launcher) {
        Ok(child) => child,
        Err(problem) => {
            reaper.end_all();
            return Some(Answer::Problem { problem });
        }
    };
    let before = reap::cpu_of_children();
    let mut patience = Patience { link };
    let (mut stopped, mut driver) = patience.wait(child, started + seconds);
    if stopped.is_some() {
        reaper.kill_all();
    }
    let Ok(Some((_, status))) = waitpid(Some(child), WaitOptions::empty()) else {
        return Some(Answer::Problem {
            problem: "the program's process vanished".to_owned(),
        });
    };
    if stopped.is_none() {
        (stopped, driver) = patience.linger(GRACE);
    }
    let orphans = reaper.end_all();
    driver.then(|| Answer::Done {
        status: status.as_raw(),
        orphans: if stopped.is_some() { 0 } else { orphans },
        stopped,
        cpu: reap::cpu_of_children().saturating_sub(before).as_secs_f64(),
    })
}

/// Starts this program again, which enters the inner sandbox and becomes the example's.
fn start(run: &Run, files: Vec<OwnedFd>, config: &Config, launcher: &Path) -> Result<Pid, String> {
    let mut limits = config.limits.clone();
    // Only a backstop: several threads may use several seconds of processor time in one.
    limits.insert("RLIMIT_CPU".to_owned(), 4 * run.processor + 4);
    let start = Start {
        command: run.command.clone(),
        folder: config.folder.clone(),
        limits,
        inner: config.inner.clone(),
        ends_with_parent: false,
        shared_memory: run.shared_memory,
    };
    let start = serde_json::to_string(&start).map_err(|error| error.to_string())?;
    let Ok([out, err]) = <[OwnedFd; 2]>::try_from(files) else {
        return Err("a program came without its outputs".to_owned());
    };
    let (mut report, trouble) = std::io::pipe().map_err(|error| format!("cannot make a pipe: {error}"))?;
    let mut command = Command::new(launcher);
    command
        .args(["__sandbox", START, &start])
        .stdin(Stdio::from(trouble))
        .stdout(Stdio::from(out))
        .stderr(Stdio::from(err));
    let child = command
        .spawn()
        .map_err(|error| format!("cannot start a process: {error}"))?;
    let pid = Pid::from_child(&child);
    // The writing ends of all pipes are the child's now.
    drop(command);
    let mut said = String::new();
    match report.read_to_string(&mut said) {
        Ok(0) => Ok(pid),
        Ok(_) => Err(said),
        Err(error) => Err(error.to_string()),
    }
}
