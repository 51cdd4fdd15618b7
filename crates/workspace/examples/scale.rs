//! Measures the check on 10,000 files of about 1 KB: `cargo run --release -p deckle-workspace --example scale`.
//!
//! Prints the time for opening and reading the files alone, and for all that a check without examples does: reading, parsing,
//! validating, applying the rules, across files too; each on the same two threads; the time for a check after one file
//! changed; and, on Linux, the same in processor time, which a busy machine changes little, and the most memory used.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement reads files and a clock"
)]

use deckle_workspace::{Scope, Workspace};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const FILES: usize = 10_000;
/// Rounds, of which the one in the middle counts: a busy machine spoils some.
const ROUNDS: usize = 9;

fn question(number: usize) -> String {
    let words = [
        "list",
        "tuple",
        "class",
        "module",
        "thread",
        "closure",
        "iterator",
        "decorator",
        "slice",
        "string",
    ];
    let word = |at: usize| words[(number / 10_usize.pow(u32::try_from(at).unwrap())) % 10];
    format!(
        "question: What does a {} of {} make of {} number {number} in a {}?\nlevel: mid\ntags: [basics, types]\nanswer: |\n  \
         {}\nsnippets:\n  - title: Example\n    code: |\n      x = {number}\n      print(x)\n    stdout: |\n      {number}\n\
         references:\n  - https://docs.python.org/3/library/functions.html\n",
        word(0),
        word(1),
        word(2),
        word(3),
        "It says what the object is, and then why that matters to those who ask in interviews. ".repeat(8)
    )
}

/// Returns the processor time that this program's threads have used, where Linux tells it: other work on the machine
/// does not count.
fn worked() -> Duration {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds = threads.map(|thread| {
        let told = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
        told.split(' ')
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or(0)
    });
    Duration::from_nanos(nanoseconds.sum())
}

/// Returns what work gives, the time that passed, and what the threads worked.
fn time<T>(work: impl FnOnce() -> T) -> (T, Duration, Duration) {
    let (start, before) = (Instant::now(), worked());
    let out = work();
    (out, start.elapsed(), worked().saturating_sub(before))
}

/// What one round took.
struct Round {
    /// By the clock: reading, reading and checking.
    passed: [Duration; 2],
    /// By the processors.
    worked: [Duration; 2],
    /// By the clock: a check after one file changed.
    changed: Duration,
    findings: usize,
}

fn times(of: [Duration; 2]) -> f64 {
    of[1].as_secs_f64() / of[0].as_secs_f64()
}

/// Reads all files, then checks the collection, then checks it once more with one file changed.
fn round(root: &Path, paths: &[PathBuf]) -> Round {
    let read = || {
        paths
            .par_iter()
            .map(|path| fs::read(path).unwrap().len())
            .sum::<usize>()
    };
    let (bytes, reading, read_work) = time(read);
    assert!(bytes > 0);
    let check = || {
        let workspace = Workspace::on_disk(root);
        let findings = workspace.check(&Scope::default()).diagnostics.len();
        (workspace, findings)
    };
    let ((mut workspace, findings), checking, check_work) = time(check);
    let ((), changed, _) = time(|| {
        workspace.set_text("content/python/q-0.yaml", Some(&question(1)));
        workspace.check(&Scope::default());
    });
    Round {
        passed: [reading, checking],
        worked: [read_work, check_work],
        changed,
        findings,
    }
}

/// Returns the number in the middle.
fn median(rounds: &[Round], number: impl Fn(&Round) -> f64) -> f64 {
    let mut numbers = rounds.iter().map(number).collect::<Vec<_>>();
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn main() {
    rayon::ThreadPoolBuilder::new().num_threads(2).build_global().unwrap();
    let root = std::env::temp_dir().join(format!("deckle-scale-{}", std::process::id()));
    let folder = root.join("content/python");
    fs::create_dir_all(&folder).unwrap();
    let paths: Vec<PathBuf> = (0..FILES)
        .map(|number| folder.join(format!("q-{number}.yaml")))
        .collect();
    for (number, path) in paths.iter().enumerate() {
        fs::write(path, question(number)).unwrap();
    }
    let order: String = (0..FILES).map(|number| format!("  - q-{number}\n")).collect();
    let topic = "title: Scale\ndescription: Questions made to be counted.\ngroup: languages\ntags:\n  basics: what everybody needs\n  types: kinds of values\norder:\n";
    fs::write(folder.join("topic.yaml"), format!("{topic}{order}")).unwrap();
    let bytes = fs::read(&paths[0]).unwrap().len();
    println!("{FILES} files of {bytes} bytes, on two threads");
    let rounds = (0..ROUNDS).map(|_| round(&root, &paths)).collect::<Vec<_>>();
    for round in &rounds {
        println!(
            "read {:.1?}; read and checked {:.1?} ({:.2} times; {:.2} in processor time); after a change {:.1?}, {} findings",
            round.passed[0],
            round.passed[1],
            times(round.passed),
            times(round.worked),
            round.changed,
            round.findings,
        );
    }
    println!(
        "in the middle: {:.2} times; {:.2} in processor time",
        median(&rounds, |round| times(round.passed)),
        median(&rounds, |round| times(round.worked))
    );
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or("memory: not known here");
    println!("{}", memory.split_whitespace().collect::<Vec<_>>().join(" "));
    fs::remove_dir_all(&root).unwrap();
}
