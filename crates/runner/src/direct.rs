//! Starts one ordinary process for each program, on any system, and contains nothing.
//!
//! Where the sandbox and the fork server are not to be had, this is what is left; verdicts then say "not sandboxed".

use crate::environment::environment;
use crate::error::RunError;
use crate::factor::{Factor, Variation};
use crate::outcome::{End, Excess, Outcome, Status, TimeLimit};
use crate::program::{Launch, Program};
use crate::report;
use crate::run::Runner;
use std::fs;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long after the first process's end its output may still be held open by another.
const GRACE: Duration = Duration::from_millis(500);
/// How many times its processor time a program may take: who else uses the machine is not known here.
const TIMES: u32 = 6;

/// Runs programs as ordinary processes.
pub(crate) struct Direct {
    /// How they are started.
    pub(crate) launch: Launch,
    /// Bytes kept of each output.
    pub(crate) output: usize,
    /// What is otherwise than in the first run; processors are the system's here.
    pub(crate) variation: Variation,
}

impl Runner for Direct {
    fn run(&mut self, program: &Program, cancelled: &AtomicBool) -> Result<Outcome, RunError> {
        let home = tempfile::Builder::new()
            .prefix("deckle-")
            .tempdir()
            .map_err(RunError::io("make a temporary folder"))?;
        let varied = self.variation.has(Factor::WorkingFolder);
        let folder = home.path().join(if varied { "folder" } else { "box" });
        fs::create_dir(&folder).map_err(RunError::io("make a folder for the example"))?;
        for (name, text) in &program.files {
            fs::write(folder.join(name), text).map_err(RunError::io("write the example"))?;
        }
        let word = report::word();
        let (server, left_word) = (home.path().join("server"), home.path().join("word"));
        let mut variables = environment(&self.launch, home.path(), self.variation);
        if let Some(warm) = &self.launch.warm {
            fs::create_dir(&server).map_err(RunError::io("make a folder for the toolchain"))?;
            for (name, text) in warm.files {
                fs::write(server.join(name), text).map_err(RunError::io("write the toolchain's programs"))?;
            }
            fs::write(&left_word, &word).map_err(RunError::io("write to a temporary folder"))?;
            variables.push((warm.search_path, server.into()));
            variables.push(("DECKLE_REPORT", left_word.into()));
            if self.variation.has(Factor::FolderOrder) {
                variables.push(("DECKLE_REVERSE", "1".into()));
            }
        }
        let mut command = Command::new(&self.launch.executable);
        command
            .args(self.launch.arguments.iter().chain(&program.arguments))
            .arg(folder.join(program.entry))
            .current_dir(&folder)
            .env_clear()
            .envs(variables)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let started = Instant::now();
        let mut child = command.spawn().map_err(RunError::io("start the program"))?;
        let out = child.stdout.take().map(|pipe| collect(pipe, self.output));
        let err = child.stderr.take().map(|pipe| collect(pipe, self.output));
        let end = wait(&mut child, started + TIMES * program.timeout, cancelled)?;
        let took = started.elapsed();
        kill_group(&child);
        let ((stdout, flooded), held) = out.as_ref().map(finish).unwrap_or_default();
        let ((stderr, flooded_too), held_too) = err.as_ref().map(finish).unwrap_or_default();
        let (stderr, reports) = report::take(stderr, &word);
        Ok(Outcome {
            end: if flooded || flooded_too {
                End::Stopped(Excess::Output)
            } else {
                end
            },
            stdout,
            stderr,
            reports,
            // It cannot be found and ended here, but it must be told of.
            orphans: u32::from(held || held_too),
            cpu: Duration::ZERO,
            took,
            folder: folder.to_string_lossy().into_owned(),
        })
    }
}

/// Waits for the process; stops it at the deadline.
fn wait(child: &mut Child, deadline: Instant, cancelled: &AtomicBool) -> Result<End, RunError> {
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().map_err(RunError::io("wait for the program"))? {
            return Ok(End::Ended(status_of(status)));
        }
        let over = Instant::now() >= deadline;
        let stop = cancelled.load(Ordering::Relaxed);
        if over || stop {
            kill_group(child);
            let _ = child.kill();
            child.wait().map_err(RunError::io("wait for the program"))?;
            return if stop {
                Err(RunError::Cancelled)
            } else {
                Ok(End::TimedOut(TimeLimit::Total))
            };
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

#[cfg(unix)]
fn status_of(status: ExitStatus) -> Status {
    use std::os::unix::process::ExitStatusExt as _;
    match status.signal() {
        Some(signal) => Status::Signalled(signal),
        None => Status::Exited(status.code().unwrap_or(-1)),
    }
}

#[cfg(not(unix))]
fn status_of(status: ExitStatus) -> Status {
    Status::Exited(status.code().unwrap_or(-1))
}

#[cfg(unix)]
fn kill_group(child: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    // Fails where nobody is left, which is what is wanted.
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}

#[cfg(not(unix))]
fn kill_group(_: &Child) {}

/// What came out of a pipe so far, and whether more came than is kept.
type Collected = (Vec<u8>, bool);

/// Reads a pipe in a thread of its own.
struct Collector {
    so_far: Arc<Mutex<Collected>>,
    ended: Receiver<()>,
}

/// Reads a pipe, keeps at most `most` bytes and reads the rest away.
fn collect(mut pipe: impl Read + Send + 'static, most: usize) -> Collector {
    let (send, ended) = sync_channel(1);
    let so_far = Arc::new(Mutex::new(Collected::default()));
    let shared = Arc::clone(&so_far);
    std::thread::spawn(move || {
        let mut chunk = vec![0; 64 << 10];
        while let Ok(count @ 1..) = pipe.read(&mut chunk) {
            let mut collected = shared.lock().unwrap_or_else(PoisonError::into_inner);
            let (kept, flooded) = &mut *collected;
            let room = most - kept.len();
            *flooded |= count > room;
            kept.extend_from_slice(&chunk[..count.min(room)]);
        }
        let _ = send.send(());
    });
    Collector { so_far, ended }
}

/// Takes what was read, and tells whether a process that escaped holds the pipe open: it is not waited for.
fn finish(collector: &Collector) -> (Collected, bool) {
    let held = collector.ended.recv_timeout(GRACE).is_err();
    let mut so_far = collector.so_far.lock().unwrap_or_else(PoisonError::into_inner);
    (std::mem::take(&mut *so_far), held)
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;
    use std::path::Path;

    fn run(code: &str, seconds: u64, cancelled: bool) -> Result<Outcome, RunError> {
        let mut direct = Direct {
            launch: Launch {
                executable: "/bin/sh".into(),
                ..Launch::default()
            },
            output: 1 << 16,
            variation: Variation::NONE,
        };
        let program = Program {
            files: vec![("main.sh", code.to_owned())],
            entry: "main.sh",
            timeout: Duration::from_secs(seconds),
            ..Program::default()
        };
        direct.run(&program, &AtomicBool::new(cancelled))
    }

    #[test]
    fn programs_run_as_ordinary_processes() {
        let ended = |code| End::Ended(Status::Exited(code));
        for (code, seconds, end, stdout) in [
            ("head -c 4 \"$0\"", 60, ended(0), "head"),
            ("exit 3", 60, ended(3), ""),
            ("kill -TERM $$", 60, End::Ended(Status::Signalled(15)), ""),
            ("echo 1; while :; do :; done", 1, End::TimedOut(TimeLimit::Total), "1\n"),
            // A process that outlives the first one goes with it, and is not waited for.
            ("sleep 60 & echo first", 60, ended(0), "first\n"),
        ] {
            let seen = run(code, seconds, false).unwrap();
            assert_eq!((&seen.end, seen.stdout.as_slice()), (&end, stdout.as_bytes()), "{code}");
            assert!(!Path::new(&seen.folder).exists(), "{code}");
            assert_eq!(seen.orphans, 0, "{code}");
        }
        for stream in [1, 2] {
            let seen = run(&format!("head -c 100000 /dev/zero >&{stream}"), 60, false).unwrap();
            assert_eq!(seen.end, End::Stopped(Excess::Output), "{stream}");
            assert!(seen.stdout.len().max(seen.stderr.len()) == 1 << 16);
        }
        let cancelled = run("sleep 60", 60, true);
        assert!(matches!(cancelled, Err(RunError::Cancelled)));
    }

    /// It leaves the group of processes that is ended, and holds the output.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_that_escaped_is_told_of_and_takes_no_output_with_it() {
        let code =
            "setsid sh -c 'touch escaped; exec sleep 30' & while [ ! -e escaped ]; do sleep 0.01; done; echo first";
        let seen = run(code, 60, false).unwrap();
        assert_eq!((seen.end, seen.orphans), (End::Ended(Status::Exited(0)), 1));
        assert_eq!(seen.stdout, b"first\n");
    }
}
