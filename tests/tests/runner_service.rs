//! A server that examples talk to: who it is, what it reaches, and what becomes of it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a failed test may panic, and this one looks at processes and files"
)]

mod runner;

use deckle_languages::Toolchain;
use deckle_runner::{Launch, Outcome, Program, Runner, Service, Settings, Status};
use deckle_tests::not_run;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// Answers one word with what it finds out, and ends on `die`.
const SERVER: &str = r#"
import os, socket, sys
path, data, canary = sys.argv[1:4]
def found(word):
    if word == "made":
        return open(data + "/made").read().strip()
    if word == "root":
        return str(os.getuid() == 0)
    if word == "pid":
        return str(os.getpid())
    if word == "die":
        os._exit(1)
    try:
        if word == "read":
            return open(canary).read()
        if word == "write":
            return str(open(os.path.dirname(canary) + "/new", "w"))
        if word == "net":
            return str(socket.socket())
        if word == "kill":
            return str(os.kill(os.getppid(), 0))
        if word == "run":
            os.symlink("/bin/true", data + "/program")
            return str(os.execv(canary, ["x"]))
    except OSError as error:
        return type(error).__name__
with socket.socket(socket.AF_UNIX) as listener:
    listener.bind(path)
    os.chmod(path, 0o770)
    listener.listen()
    while True:
        one, _ = listener.accept()
        word = one.recv(100).decode()
        if word:
            one.sendall(found(word).encode())
        one.close()
"#;

/// Asks the server for one word.
const CLIENT: &str = r#"
import os, socket, sys
with socket.socket(socket.AF_UNIX) as one:
    one.connect(os.environ["TEST_SOCKETS"] + "/socket")
    one.sendall(b"WORD")
    answer = one.recv(100).decode()
print(answer)
sys.exit(0 if answer else 3)
"#;

/// The system's own interpreter, which every user can start.
const SYSTEM_PYTHON: &str = "/usr/bin/python3";

fn service(canary: &Path) -> Service {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    Service {
        name: "Test",
        key: format!("test-{}", std::process::id()),
        prepare: vec![words(&["/bin/sh", "-c", "echo 1 > {data}/made"])],
        start: words(&[
            SYSTEM_PYTHON,
            "-c",
            SERVER,
            "{socket}/socket",
            "{data}",
            &canary.to_string_lossy(),
        ]),
        socket: "socket",
        variable: "TEST_SOCKETS",
        readable: Vec::new(),
        quits: false,
        trouble: 3,
        cache: None,
    }
}

struct Bench {
    canary: tempfile::TempDir,
    python: Toolchain,
}

impl Bench {
    /// Prepares what the tests need; `None`, and says so, where this machine does not have it.
    fn new() -> Option<Bench> {
        let python = runner::interpreter(None)?;
        if !runner::contained() || !runner::has_local_sockets() {
            return None;
        }
        if !Path::new(SYSTEM_PYTHON).exists() {
            not_run("servers that examples talk to: no /usr/bin/python3");
            return None;
        }
        let canary = tempfile::tempdir().unwrap();
        fs::write(canary.path().join("secret"), "secret").unwrap();
        Some(Bench { canary, python })
    }

    fn runner(&self) -> Box<dyn Runner> {
        let launch = Launch {
            executable: self.python.executable.clone(),
            readable: self.python.readable.clone(),
            service: Some(service(&self.canary.path().join("secret"))),
            ..Launch::default()
        };
        let settings = Settings {
            launcher: Some(PathBuf::from(env!("CARGO_BIN_EXE_sandbox-host"))),
            ..Settings::default()
        };
        deckle_runner::runner(&launch, &settings).unwrap()
    }
}

fn ask(runner: &mut dyn Runner, word: &str) -> Outcome {
    let program = Program {
        files: vec![("main.py", CLIENT.replace("WORD", word))],
        entry: "main.py",
        timeout: Duration::from_mins(1),
        local_sockets: true,
        ..Program::default()
    };
    runner.run(&program, &AtomicBool::new(false)).unwrap()
}

fn answer(runner: &mut dyn Runner, word: &str) -> String {
    let seen = ask(runner, word);
    assert_eq!(seen.status(), Some(Status::Exited(0)), "{word}: {seen:?}");
    String::from_utf8(seen.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_server_is_contained_and_shared_and_starts_again_when_it_died() {
    let Some(bench) = Bench::new() else { return };
    let mut one = bench.runner();
    for (word, expected) in [
        ("made", "1"),
        ("root", "False"),
        ("read", "PermissionError"),
        ("write", "PermissionError"),
        ("net", "PermissionError"),
        ("run", "PermissionError"),
    ] {
        assert_eq!(answer(&mut *one, word), expected, "{word}");
    }
    let pid = answer(&mut *one, "pid");
    let mut other = bench.runner();
    assert_eq!(answer(&mut *other, "pid"), pid, "one server for all workers");
    // The program that ends it is run a second time, in vain; the next finds a server.
    assert_eq!(ask(&mut *one, "die").status(), Some(Status::Exited(3)));
    let next = answer(&mut *one, "pid");
    assert_ne!(next, pid);
    assert_eq!(answer(&mut *other, "pid"), next);
    let is_there = || Path::new("/proc").join(&next).exists();
    drop(one);
    assert!(is_there(), "a worker still uses it");
    drop(other);
    assert!(!is_there(), "it ends with the last worker");
}
