//! Every example of this repository, through the fork server and cold, each in a process of its own: the verdicts, and
//! all that was seen, must be the same but for how long it took.
//!
//! `cargo xtask test -p deckle-tests --test runner_topic -- --nocapture` prints the comparison.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a failed test may panic, and this one reads a clock"
)]

mod runner;

use deckle_languages::{Host, PYTHON, Runtime as _, Toolchain};
use deckle_runner::Mode;
use deckle_snippets::{Checked, Job};
use deckle_tests::repository;
use deckle_workspace::Workspace;
use runner::normal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Instant;

/// Returns every example of every topic that no database engine runs.
fn jobs() -> Vec<Job> {
    let jobs = Workspace::on_disk(&repository()).examples(&|_| true);
    let jobs = jobs.iter().flat_map(Job::on_engines);
    jobs.filter(|job| job.engine.is_none()).collect()
}

/// Everything that came of an example but durations. What its author marked as varying may vary.
fn facts(job: &Job, checked: &Checked) -> Value {
    let varies = [&job.snippet.stdout, &Some(job.snippet.code.clone())]
        .into_iter()
        .flatten()
        .any(|text| text.contains("<~") || text.contains("ELLIPSIS"));
    let seen = checked.observed.as_ref();
    let text = |bytes: &[u8]| normal(bytes, &seen.unwrap().folder);
    json!({
        "key": checked.key.to_string(),
        "example": checked.index + 1,
        "verdict": checked.run.verdict.as_str(),
        "run": format!("{:?}", checked.run),
        "failure": checked.failure.as_ref().map(|failure| format!("{failure:?}")),
        "lacking": checked.lacking,
        "raised": checked.raised,
        "printed": if varies { &None } else { &checked.stdout },
        "end": seen.map(|seen| format!("{:?}", seen.end)),
        "stdout": seen.filter(|_| !varies).map(|seen| text(&seen.stdout)),
        "stderr": seen.map(|seen| text(&seen.stderr)),
        "orphans": seen.map(|seen| seen.orphans),
        "cached": checked.cached,
    })
}

fn facts_in(mode: Mode, jobs: &[Job], interpreter: &Toolchain) -> Vec<Value> {
    let mut options = runner::options(2);
    options.mode = mode;
    let started = Instant::now();
    let results = runner::run(jobs, interpreter, &options);
    let facts: Vec<Value> = jobs
        .iter()
        .zip(&results)
        .map(|(job, checked)| facts(job, checked))
        .collect();
    let mut counts = BTreeMap::<&str, usize>::new();
    for checked in &results {
        *counts.entry(checked.run.verdict.as_str()).or_default() += 1;
    }
    println!("{mode:?}: {counts:?} in {:.1} s", started.elapsed().as_secs_f64());
    facts
}

#[test]
fn every_example_comes_out_the_same_warm_and_cold() {
    if !runner::contained() {
        return;
    }
    let host = Host {
        choice: None,
        python: None,
        root: &repository(),
        cache: None,
    };
    let interpreter = match PYTHON.detect(&host) {
        Ok(interpreter) => interpreter,
        Err(error) => return deckle_tests::not_run(&format!("the examples warm and cold: {error}")),
    };
    let jobs = jobs();
    assert!(jobs.len() >= 150, "only {} examples", jobs.len());
    let warm = facts_in(Mode::ForkServer, &jobs, &interpreter);
    let cold = facts_in(Mode::Cold, &jobs, &interpreter);
    let differing: Vec<_> = warm.iter().zip(&cold).filter(|(warm, cold)| warm != cold).collect();
    let fields = warm[0].as_object().unwrap().len();
    println!(
        "{}: {} examples, {fields} fields of each compared, {} differ",
        interpreter.label,
        jobs.len(),
        differing.len()
    );
    for (warm, cold) in &differing {
        println!("warm: {warm:#}\ncold: {cold:#}");
    }
    assert!(differing.is_empty(), "{} examples differ", differing.len());
}
