//! Attacks on the snippet runner: each must come to nothing, and an ordinary example after it must pass.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a failed test may panic, and this one starts programs and looks at the machine"
)]

mod runner;

use deckle_content::publication::Verdict;
use deckle_languages::Toolchain;
use deckle_runner::LocalSockets;
use deckle_snippets::{Checked, Failure, Job, Options};
use deckle_tests::not_run;
use runner::Fixture;
use std::fs;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{SocketAddr, UnixDatagram, UnixListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;
use tempfile::TempDir;

/// The tests look for stray processes of this one, so they run one after the other.
static ALONE: Mutex<()> = Mutex::new(());

const SECRET: &str = "the secret of the canary";
const MARKERS: [&str; 4] = [
    "/tmp/deckle_hostile_marker",
    "/var/tmp/deckle_hostile_marker",
    "/dev/shm/deckle_hostile_marker",
    "/deckle_hostile_marker",
];

/// Files and sockets beside the sandbox that no attack may read, change or reach.
struct Canary {
    home: TempDir,
    /// What another program of this user keeps in shared memory.
    shared: PathBuf,
    listener: UnixListener,
    /// Has no path, but a name that the kernel knows.
    nameless: UnixListener,
    datagrams: UnixDatagram,
}

impl Canary {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        for folder in ["home/.ssh", "repo/.git", "drop"] {
            fs::create_dir_all(home.path().join(folder)).unwrap();
        }
        for file in ["home/.ssh/id_rsa", "repo/.git/config", "seed"] {
            fs::write(home.path().join(file), SECRET).unwrap();
        }
        let private = fs::Permissions::from_mode(0o600);
        fs::set_permissions(home.path().join("home/.ssh/id_rsa"), private).unwrap();
        let listener = UnixListener::bind(home.path().join("socket")).unwrap();
        let datagrams = UnixDatagram::bind(home.path().join("datagrams")).unwrap();
        let nameless = UnixListener::bind_addr(&SocketAddr::from_abstract_name(abstract_name()).unwrap()).unwrap();
        listener.set_nonblocking(true).unwrap();
        nameless.set_nonblocking(true).unwrap();
        datagrams.set_nonblocking(true).unwrap();
        let shared = PathBuf::from(format!("/dev/shm/deckle_canary_{}", std::process::id()));
        fs::write(&shared, SECRET).unwrap();
        Canary {
            home,
            shared,
            listener,
            nameless,
            datagrams,
        }
    }

    /// Returns what an attack did to it; empty if nothing.
    fn harm(&self) -> Vec<String> {
        let mut harm = Vec::new();
        for file in ["home/.ssh/id_rsa", "repo/.git/config", "seed"] {
            let path = self.home.path().join(file);
            if fs::read_to_string(&path).ok().as_deref() != Some(SECRET) {
                harm.push(format!("{file} is changed"));
            }
            let expected = if file == "home/.ssh/id_rsa" { 0o600 } else { 0o644 };
            if mode(&path) != Some(expected) {
                harm.push(format!("the mode of {file} is changed"));
            }
            let old = fs::metadata(&path)
                .and_then(|about| about.modified())
                .is_ok_and(|time| time == UNIX_EPOCH);
            if old {
                harm.push(format!("the times of {file} are changed"));
            }
        }
        for (folder, count) in [("drop", 0), ("repo", 1), ("repo/.git", 1), ("home", 1), ("", 6)] {
            let found = fs::read_dir(self.home.path().join(folder)).map_or(0, Iterator::count);
            if found != count {
                harm.push(format!("`{folder}` holds {found} entries"));
            }
        }
        if fs::read_to_string(&self.shared).ok().as_deref() != Some(SECRET) {
            harm.push("shared memory is changed".to_owned());
        }
        harm.extend(
            MARKERS
                .iter()
                .filter(|path| Path::new(path).exists())
                .map(|path| format!("{path} was made")),
        );
        let reached = [&self.listener, &self.nameless].iter().any(|one| one.accept().is_ok());
        if reached || self.datagrams.recv(&mut [0; 8]).is_ok() {
            harm.push("a socket was reached".to_owned());
        }
        harm
    }
}

impl Drop for Canary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.shared);
    }
}

fn abstract_name() -> String {
    format!("deckle-canary-{}", std::process::id())
}

fn mode(path: &Path) -> Option<u32> {
    Some(fs::metadata(path).ok()?.permissions().mode() & 0o777)
}

/// Lists the processes below this one that an attack left.
fn strays() -> Vec<String> {
    let Ok(threads) = fs::read_dir("/proc/self/task") else {
        return Vec::new();
    };
    threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Lists what this program's examples left in the system's temporary folders.
fn leftovers() -> Vec<PathBuf> {
    let own = format!("deckle_hostile_{}_", std::process::id());
    [Path::new("/dev/shm"), &std::env::temp_dir()]
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(&own)
        })
        .collect()
}

fn attack(fixture: &Fixture, canary: &Canary) -> Job {
    let code = fixture
        .code
        .replace("@CANARY@", &canary.home.path().to_string_lossy())
        .replace("@ABSTRACT@", &abstract_name())
        .replace("@ME@", &std::process::id().to_string())
        .replace("@SHARED@", &canary.shared.to_string_lossy());
    let mut more = vec![("timeout", fixture.field("timeout").parse::<u64>().unwrap_or(2).into())];
    for name in ["stdout", "raises", "language"] {
        let text = fixture.field(name).replace("\\n", "\n");
        match (name, text.is_empty()) {
            (_, true) => {}
            ("stdout", _) => more.push((name, format!("{text}\n").into())),
            _ => more.push((name, text.into())),
        }
    }
    runner::job(&fixture.name, &code, &more)
}

/// An ordinary example that uses what attacks try to spoil.
fn good(number: usize) -> Job {
    let code = format!(
        "import json, os, re, sys, tempfile\n\
         with tempfile.NamedTemporaryFile('w') as file:\n    file.write('x')\n\
         print(json.dumps({{'n': {number}}}), re.sub('a', 'b', 'banana'), sorted(os.listdir()), len(sys.argv))\n"
    );
    let stdout = format!("{{\"n\": {number}}} bbnbnb ['main.py'] 1\n");
    runner::job(&format!("good-{number}"), &code, &[("stdout", stdout.into())])
}

/// Says what is wrong with how an attack ended; `None` if it came to nothing.
fn verdict(fixture: &Fixture, checked: &Checked) -> Option<String> {
    let outputs = checked.observed.iter().map(|seen| seen.stdout.as_slice());
    if outputs
        .into_iter()
        .any(|stdout| String::from_utf8_lossy(stdout).contains("LEAK"))
    {
        return Some(format!("it leaks: {:?}", checked.stdout));
    }
    let code = checked.failure.as_ref().map(Failure::code);
    let expected = match fixture.field("expect") {
        "any" => !matches!(code, Some("run/lost" | "run/timeout" | "run/limit" | "run/leaky")),
        "stopped" => code.is_some_and(|code| !matches!(code, "run/lost" | "run/output")),
        exact => code == Some(exact),
    };
    (!expected).then(|| {
        format!(
            "expected {}, came out as {:?}",
            fixture.field("expect"),
            checked.failure
        )
    })
}

fn assert_contained(fixtures: &[Fixture], interpreter: &Toolchain, options: &Options, good: fn(usize) -> Job) {
    let canary = Canary::new();
    let mut wrong = Vec::new();
    for fixture in fixtures {
        let results = runner::run(&[attack(fixture, &canary), good(1)], interpreter, options);
        wrong.extend(verdict(fixture, &results[0]).map(|what| format!("{}: {what}", fixture.name)));
        if results[1].run.verdict != Verdict::Passed || !results[1].run.sandboxed {
            wrong.push(format!("{}: the example after it: {:?}", fixture.name, results[1]));
        }
        wrong.extend(
            canary
                .harm()
                .into_iter()
                .map(|what| format!("{}: {what}", fixture.name)),
        );
        wrong.extend(
            strays()
                .into_iter()
                .map(|pid| format!("{}: process {pid} is left", fixture.name)),
        );
        wrong.extend(
            leftovers()
                .into_iter()
                .map(|path| format!("{}: {} is left", fixture.name, path.display())),
        );
    }
    assert!(
        wrong.is_empty(),
        "{} of {} attacks:\n{}",
        wrong.len(),
        fixtures.len(),
        wrong.join("\n")
    );
}

/// The user as whom the attacks run again where the tests run as root: nobody.
const ORDINARY_USER: &str = "65534";
const AGAIN: &str = "DECKLE_TEST_AS_ORDINARY_USER";

#[test]
fn attacks_come_to_nothing() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    if runner::contained()
        && let Some(interpreter) = runner::interpreter(None)
    {
        let fixtures = runner::fixtures("hostile");
        assert!(fixtures.len() >= 110, "only {} attacks", fixtures.len());
        assert_contained(&fixtures, &interpreter, &runner::options(1), good);
        // Those that may have sockets with names here must come to nothing where they may not, as on other machines.
        let mut options = runner::options(1);
        options.local_sockets = Some(LocalSockets::Refused {
            reason: "a test".to_owned(),
        });
        let with_sockets = |fixture: &Fixture| {
            ["AF_UNIX", "multiprocessing"]
                .iter()
                .any(|word| fixture.code.contains(word))
        };
        let (with_sockets, _): (Vec<_>, Vec<_>) = fixtures.into_iter().partition(with_sockets);
        if runner::has_local_sockets() {
            assert_contained(&with_sockets, &interpreter, &options, good);
        }
    }
}

/// An ordinary example in JavaScript.
fn good_in_javascript(number: usize) -> Job {
    let code = format!(
        "const fs = require('node:fs');\nfs.writeFileSync('x', 'x');\n\
         console.log({number}, fs.readdirSync('.').sort(), process.argv.length);\n"
    );
    let stdout = format!("{number} [ 'main.cjs', 'x' ] 2\n");
    let fields = [
        ("language", "javascript".into()),
        ("stdout", stdout.into()),
        ("timeout", 30.into()),
    ];
    runner::job(&format!("good-{number}"), &code, &fields)
}

#[test]
fn attacks_in_javascript_come_to_nothing() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    if runner::contained()
        && let Some(node) = runner::node()
    {
        let mut fixtures = runner::fixtures("hostile-javascript");
        assert!(fixtures.len() >= 20, "only {} attacks", fixtures.len());
        for fixture in &mut fixtures {
            fixture.head.insert("language".to_owned(), "javascript".into());
        }
        assert_contained(&fixtures, &node, &runner::options(1), good_in_javascript);
    }
}

#[test]
fn attacks_come_to_nothing_as_an_ordinary_user() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    if std::env::var_os(AGAIN).is_some() || !is_root() {
        // The other test runs as an ordinary user then.
        return;
    }
    // Root's own interpreters are in folders that others cannot enter.
    let Some(python) = ["/usr/bin/python3", "/usr/local/bin/python3"]
        .iter()
        .find(|path| Path::new(path).exists())
    else {
        not_run("attacks as an ordinary user: no interpreter outside root's home");
        return;
    };
    let status = Command::new("setpriv")
        .args(["--reuid", ORDINARY_USER, "--regid", ORDINARY_USER, "--clear-groups"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "attacks_come_to_nothing", "--nocapture"])
        .env("DECKLE_PYTHON", python)
        .env("HOME", "/nonexistent")
        .env(AGAIN, "1")
        .current_dir("/")
        .status();
    match status {
        Ok(status) => assert!(status.success(), "{status}"),
        Err(error) => not_run(&format!("attacks as an ordinary user: setpriv: {error}")),
    }
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

#[test]
fn good_examples_pass_beside_attacks() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let canary = Canary::new();
    let fixtures = runner::fixtures("hostile");
    let attacks: Vec<Job> = fixtures
        .iter()
        .step_by(3)
        .take(30)
        .map(|fixture| attack(fixture, &canary))
        .collect();
    assert_eq!(attacks.len(), 30);
    let mut jobs = Vec::new();
    for number in 0..400 {
        jobs.push(good(number));
        if number % 13 == 6
            && let Some(attack) = attacks.get(number / 13)
        {
            jobs.push(attack.clone());
        }
    }
    assert_eq!(jobs.len(), 430);
    for round in 1..=3 {
        let results = runner::run(&jobs, &interpreter, &runner::options(2));
        for (job, checked) in jobs.iter().zip(&results) {
            assert_eq!(job.key, checked.key);
            if job.key.id.starts_with("good-") {
                assert_eq!(checked.run.verdict, Verdict::Passed, "round {round}: {checked:?}");
            }
        }
        assert_eq!(canary.harm(), Vec::<String>::new(), "round {round}");
        assert_eq!(strays(), Vec::<String>::new(), "round {round}");
    }
}
