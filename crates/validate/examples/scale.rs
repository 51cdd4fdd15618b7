//! Measures the check on 10,000 files of about 1 KB: `cargo run --release -p deckle-validate --example scale`.
//!
//! Prints the time for opening and reading the files alone and for reading, parsing, validating and applying the rules, each
//! on the same two threads; the time for the check across files; and, on Linux, the same in processor time, which a busy
//! machine changes little, and the most memory used.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement reads files and a clock"
)]

use deckle_content::{Key, Limits, document};
use deckle_validate::{Checked, QuestionFile, check_collection, check_question};
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

/// Returns the processor time that this thread has used, where Linux tells it: other work on the machine does not count.
fn worked() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// Applies a function to all paths on two threads; also returns the time that passed, and what both threads worked.
fn parallel<T: Send>(paths: &[PathBuf], work: impl Fn(&Path) -> T + Sync) -> (Vec<T>, Duration, Duration) {
    let half = |paths: &[PathBuf]| {
        let start = worked();
        let out = paths.iter().map(|path| work(path)).collect::<Vec<_>>();
        (out, worked().saturating_sub(start))
    };
    let (left, right) = paths.split_at(paths.len() / 2);
    let start = Instant::now();
    let ((mut out, one), (others, other)) = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(right));
        (half(left), other.join().unwrap())
    });
    let passed = start.elapsed();
    out.extend(others);
    (out, passed, one + other)
}

fn check(path: &Path) -> (Key, Checked<deckle_content::Question>) {
    let key = Key::new("python", path.file_stem().unwrap().to_string_lossy());
    let parsed = document::parse(&path.to_string_lossy(), &fs::read(path).unwrap(), &Limits::DEFAULT);
    let checked = check_question(parsed);
    (key, checked)
}

/// What one round took.
struct Round {
    /// By the clock: reading, reading and checking.
    passed: [Duration; 2],
    /// By the processors.
    worked: [Duration; 2],
    across: Duration,
    findings: usize,
}

fn times(of: [Duration; 2]) -> f64 {
    of[1].as_secs_f64() / of[0].as_secs_f64()
}

/// Reads all files, then reads and checks them, then checks them against one another.
fn round(paths: &[PathBuf]) -> Round {
    let (read, reading, read_work) = parallel(paths, |path| fs::read(path).unwrap().len());
    assert_eq!(read.len(), paths.len());
    let (checked, checking, check_work) = parallel(paths, check);
    let start = Instant::now();
    let keys = checked.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    let files = checked
        .iter()
        .map(|(key, checked)| QuestionFile {
            key,
            document: checked.document.as_ref().unwrap(),
            question: checked.value.as_ref(),
        })
        .collect::<Vec<_>>();
    let findings = check_collection(&files, &[], &keys).len();
    let across = start.elapsed();
    let own = checked.iter().map(|(_, checked)| checked.diagnostics.len());
    Round {
        passed: [reading, checking],
        worked: [read_work, check_work],
        across,
        findings: findings + own.sum::<usize>(),
    }
}

/// Returns the number in the middle.
fn median(rounds: &[Round], number: impl Fn(&Round) -> f64) -> f64 {
    let mut numbers = rounds.iter().map(number).collect::<Vec<_>>();
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn main() {
    let folder = std::env::temp_dir().join(format!("deckle-scale-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let paths = (0..FILES)
        .map(|number| folder.join(format!("q-{number}.yaml")))
        .collect::<Vec<_>>();
    for (number, path) in paths.iter().enumerate() {
        fs::write(path, question(number)).unwrap();
    }
    let bytes = fs::read(&paths[0]).unwrap().len();
    println!("{FILES} files of {bytes} bytes, on two threads");
    // The schema is compiled once, by whoever checks the first file.
    let (_, first, _) = parallel(&paths[..2], check);
    println!("the first two files {first:.1?}");
    let rounds = (0..ROUNDS).map(|_| round(&paths)).collect::<Vec<_>>();
    for round in &rounds {
        println!(
            "read {:.1?}; read and checked {:.1?} ({:.2} times; {:.2} in processor time); across files {:.1?}, {} findings",
            round.passed[0],
            round.passed[1],
            times(round.passed),
            times(round.worked),
            round.across,
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
    fs::remove_dir_all(&folder).unwrap();
}
