//! Scripts that would notice if they were not run by a cold Python: standard output, standard error and status must be
//! the same, byte for byte, through the fork server, through its cold mode, and from an ordinary process.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a failed test may panic, and this one starts programs"
)]

mod runner;

use deckle_languages::Toolchain;
use deckle_runner::{End, Mode, Sandbox, Status};
use deckle_snippets::{Checked, Job};
use runner::{Fixture, normal};
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

const VERSIONS: [&str; 4] = ["3.10", "3.11", "3.12", "3.13"];

/// What can be seen of a finished script.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    status: String,
    stdout: String,
    stderr: String,
}

/// Runs the script as anybody would: `python main.py` in a folder of its own.
fn ordinary(interpreter: &Toolchain, fixture: &Fixture) -> Seen {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("box");
    fs::create_dir(&folder).unwrap();
    fs::create_dir(home.path().join("tmp")).unwrap();
    fs::write(folder.join("main.py"), &fixture.code).unwrap();
    let output = Command::new(&interpreter.executable)
        .args(["-s", "-X", "utf8"])
        .arg(folder.join("main.py"))
        .current_dir(&folder)
        .env_clear()
        .envs([
            ("LANG", "C.UTF-8"),
            ("PYTHONHASHSEED", "0"),
            ("OPENBLAS_NUM_THREADS", "1"),
            ("OMP_NUM_THREADS", "1"),
            ("TZ", "UTC"),
            ("USER", "user"),
            ("LOGNAME", "user"),
            ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ])
        .env("HOME", home.path().join("tmp"))
        .env("TMPDIR", home.path().join("tmp"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let folder = folder.to_string_lossy();
    let status = match (output.status.code(), output.status.signal()) {
        (Some(code), _) => format!("exit {code}"),
        (None, signal) => format!("signal {signal:?}"),
    };
    Seen {
        status,
        stdout: normal(&output.stdout, &folder),
        stderr: normal(&output.stderr, &folder),
    }
}

fn through_the_runner(checked: &Checked) -> Seen {
    let Some(seen) = &checked.observed else {
        return Seen {
            status: format!("{:?}", checked.run.verdict),
            stdout: String::new(),
            stderr: String::new(),
        };
    };
    let status = match &seen.end {
        End::Ended(Status::Exited(code)) => format!("exit {code}"),
        End::Ended(Status::Signalled(signal)) => format!("signal {:?}", Some(signal)),
        other => format!("{other:?}"),
    };
    Seen {
        status,
        stdout: normal(&seen.stdout, &seen.folder),
        stderr: normal(&seen.stderr, &seen.folder),
    }
}

fn job(fixture: &Fixture) -> Job {
    let timeout = fixture.field("timeout").parse::<u64>().unwrap_or(20);
    let mut more = vec![("timeout", timeout.into())];
    if !fixture.field("python").is_empty() {
        more.push(("python", fixture.field("python").into()));
    }
    runner::job(&fixture.name, &fixture.code, &more)
}

/// One comparison at a time: ordinary processes share the system's semaphores with the examples.
static TURN: Mutex<()> = Mutex::new(());

fn assert_same(interpreter: &Toolchain, mode: Mode, sandbox: Sandbox) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let fixtures = runner::fixtures("tricky");
    assert!(fixtures.len() >= 40, "only {} scripts", fixtures.len());
    let mut options = runner::options(2);
    options.mode = mode;
    options.sandbox = sandbox;
    let jobs: Vec<Job> = fixtures.iter().map(job).collect();
    let results = runner::run(&jobs, interpreter, &options);
    let mut wrong = Vec::new();
    for (fixture, checked) in fixtures.iter().zip(&results) {
        if checked.run.verdict.as_str() == "not-run" {
            continue;
        }
        let (expected, seen) = (ordinary(interpreter, fixture), through_the_runner(checked));
        if expected != seen {
            wrong.push(format!(
                "{}\nordinary: {expected:#?}\n{mode:?}: {seen:#?}",
                fixture.name
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}: {} differ\n{}",
        interpreter.label,
        wrong.len(),
        wrong.join("\n\n")
    );
}

/// Runs the comparison on each version that is here.
fn on_each_version(mode: Mode) {
    if !runner::contained() {
        return;
    }
    let found: Vec<Toolchain> = VERSIONS
        .iter()
        .filter_map(|version| runner::interpreter(Some(version)))
        .collect();
    for interpreter in &found {
        assert_same(interpreter, mode, Sandbox::Required);
    }
    if found.is_empty()
        && let Some(interpreter) = runner::interpreter(None)
    {
        assert_same(&interpreter, mode, Sandbox::Required);
    }
}

#[test]
fn the_fork_server_runs_scripts_as_python_does() {
    on_each_version(Mode::ForkServer);
}

#[test]
fn the_cold_mode_runs_scripts_as_python_does() {
    on_each_version(Mode::Cold);
}

/// Without the sandbox the same server runs the same scripts; only ordinary ones are run so.
#[test]
fn without_the_sandbox_scripts_run_the_same() {
    if let Some(interpreter) = runner::interpreter(None) {
        assert_same(&interpreter, Mode::ForkServer, Sandbox::Off);
    }
}
