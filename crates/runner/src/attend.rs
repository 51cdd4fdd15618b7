//! Stays with a service in its sandbox: starts it, and ends it and all that it started when the driver is gone.

use crate::sandbox::{Attendance, START, Start};
use crate::serve::Reaper;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use std::io;
use std::os::fd::OwnedFd;
use std::process::{Child, Command, ExitCode, Stdio};

/// This program's own file, wherever it is: its folders may be closed to the service's user.
const SELF: &str = "/proc/self/exe";
/// How long a service may take to end in good order, in seconds.
const LEAVE: i64 = 5;

/// Runs the commands, one after the other, as long as the driver's end of `control` is open. The last one is the service.
pub(crate) fn attend(control: &OwnedFd, plan: &Attendance) -> ExitCode {
    let reaper = Reaper { scoped: plan.scoped };
    for command in &plan.commands {
        let ended = start(command, plan).and_then(|child| until_over(child, control, plan));
        reaper.end_all();
        match ended {
            Ok(true) => {}
            Ok(false) => return ExitCode::FAILURE,
            Err(error) => {
                eprintln!("{}: {error}", command.first().map_or("", String::as_str));
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn start(command: &[String], plan: &Attendance) -> io::Result<Child> {
    let start = Start {
        command: command.to_vec(),
        folder: plan.folder.clone(),
        limits: plan.limits.clone(),
        inner: None,
        shared_memory: false,
        ends_with_parent: true,
    };
    let report = rustix::io::dup(rustix::stdio::stderr())?;
    Command::new(SELF)
        .args(["__sandbox", START, &serde_json::to_string(&start)?])
        .stdin(Stdio::from(report))
        .spawn()
}

/// Waits until the process is over; tells whether it went well. Ends it where the driver is gone.
fn until_over(mut child: Child, control: &OwnedFd, plan: &Attendance) -> io::Result<bool> {
    let pid = Pid::from_child(&child);
    let process = pidfd_open(pid, PidfdFlags::empty())?;
    loop {
        let mut files = [
            PollFd::new(&process, PollFlags::IN),
            PollFd::new(control, PollFlags::IN),
        ];
        match poll(&mut files, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let [over, gone] = files.map(|file| !file.revents().is_empty());
        if over {
            return Ok(child.wait()?.success());
        }
        if gone {
            if plan.quits {
                let _ = kill_process(pid, Signal::QUIT);
                let most = Timespec {
                    tv_sec: LEAVE,
                    tv_nsec: 0,
                };
                let _ = poll(&mut [PollFd::new(&process, PollFlags::IN)], Some(&most));
            }
            return Ok(false);
        }
    }
}
