//! Measures the check on 10,000 files of about 1 KB: `cargo run --release -p deckle-validate --example scale`.
//!
//! Prints seconds for reading the files alone and for reading, parsing, validating and applying the rules, each on two
//! threads, for the check across files, and the most memory used (Linux).

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
use std::time::Instant;

const FILES: usize = 10_000;

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

/// Applies a function to all paths on two threads.
fn parallel<T: Send>(paths: &[PathBuf], work: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let (left, right) = paths.split_at(paths.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| right.iter().map(|path| work(path)).collect::<Vec<_>>());
        let mut out = left.iter().map(|path| work(path)).collect::<Vec<_>>();
        out.extend(other.join().unwrap());
        out
    })
}

fn check(path: &Path) -> (Key, Checked<deckle_content::Question>) {
    let key = Key::new("python", path.file_stem().unwrap().to_string_lossy());
    let parsed = document::parse(&path.to_string_lossy(), &fs::read(path).unwrap(), &Limits::DEFAULT);
    let checked = check_question(parsed, &key);
    (key, checked)
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
    for round in 1..=3 {
        let start = Instant::now();
        let read = parallel(&paths, |path| fs::read(path).unwrap().len());
        let reading = start.elapsed();
        let start = Instant::now();
        let checked = parallel(&paths, check);
        let checking = start.elapsed();
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
        let across = check_collection(&files, &[], &keys);
        println!(
            "round {round}: {} files of {bytes} bytes; read {reading:.3?}, read and checked {checking:.3?} ({:.1} times), \
             across files {:.3?} with {} findings",
            read.len(),
            checking.as_secs_f64() / reading.as_secs_f64(),
            start.elapsed(),
            across.len()
                + checked
                    .iter()
                    .map(|(_, checked)| checked.diagnostics.len())
                    .sum::<usize>(),
        );
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or("memory: not known here");
    println!("{}", memory.split_whitespace().collect::<Vec<_>>().join(" "));
    fs::remove_dir_all(&folder).unwrap();
}
