//! Checks files made at random for so many minutes of processor time:
//! `cargo run -p deckle-tests --bin fuzz -- --minutes 20`.
//!
//! The same properties as in the tests, on the stable toolchain. A failure prints the smallest text that shows it.

#![allow(clippy::disallowed_methods, reason = "how long it runs is what it is asked for")]

use deckle_tests::hostile::{document, holds, mutated};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Texts between two looks at the clock.
const ROUND: u32 = 2_000;

/// Measures what was worked, not what was waited for on a busy machine.
struct Clock(Instant);

impl Clock {
    /// Returns the processor time of this program's one thread, where Linux tells it; elsewhere the time since the start.
    fn worked(&self) -> Duration {
        let told = std::fs::read_to_string("/proc/self/schedstat").ok();
        let nanoseconds = told.and_then(|line| line.split_whitespace().next()?.parse().ok());
        nanoseconds.map_or_else(|| self.0.elapsed(), Duration::from_nanos)
    }
}

fn main() -> ExitCode {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    let minutes = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => 1,
        ["--minutes", number] => match number.parse::<u64>() {
            Ok(minutes) => minutes,
            Err(_) => return usage(),
        },
        _ => return usage(),
    };
    let clock = Clock(Instant::now());
    // Counted where a text is tried, so that the last line cannot claim more than was done.
    let texts = Cell::new(0_u64);
    let different = RefCell::new(HashSet::new());
    while clock.worked() < Duration::from_secs(60 * minutes) {
        // A runner stops for good after its number of cases, so each round has its own, with a seed of its own.
        let mut runner = TestRunner::new(Config {
            cases: ROUND,
            failure_persistence: None,
            ..Config::default()
        });
        let outcome = runner.run(&prop_oneof![document(), mutated()], |text| {
            texts.set(texts.get() + 1);
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            different.borrow_mut().insert(hasher.finish());
            holds(&text);
            Ok(())
        });
        if let Err(failure) = outcome {
            eprintln!("{failure}");
            return ExitCode::from(1);
        }
    }
    let (texts, different) = (texts.get(), different.borrow().len());
    let (worked, passed) = (clock.worked().as_secs(), clock.0.elapsed().as_secs());
    println!(
        "{texts} texts ({different} different) in {worked} s of processor time ({passed} s passed), none broke a property"
    );
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: fuzz [--minutes N]");
    ExitCode::from(2)
}
