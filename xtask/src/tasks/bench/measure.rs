//! Runs programs in turns and keeps what each run cost.

use anyhow::{Context as _, Result, bail};
use std::process::{Command, Stdio};
use std::time::Instant;

/// A program to measure: a name for the table and the command that does the work once.
pub(crate) struct Contender {
    /// The name in the table.
    pub(crate) name: String,
    /// The program and its arguments.
    pub(crate) command: Vec<String>,
    /// The exit code that a right run ends with.
    pub(crate) expected_exit: i32,
}

/// What one run cost.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds on the clock.
    pub(crate) wall: f64,
    /// Seconds of processor time, children included.
    pub(crate) cpu: f64,
    /// Peak resident memory of the largest process, in bytes.
    pub(crate) memory: u64,
}

/// All runs of one contender.
pub(crate) struct Measured {
    /// The name in the table.
    pub(crate) name: String,
    /// One cost for each round.
    pub(crate) costs: Vec<Cost>,
}

/// Runs every contender once in each round, after one round that is not counted.
pub(crate) fn interleave(contenders: &[Contender], rounds: usize) -> Result<Vec<Measured>> {
    interleave_agreeing(contenders, rounds, || Ok(()))
}

/// As [`interleave`], but after the round that is not counted the results must agree: times of different work say
/// nothing.
pub(crate) fn interleave_agreeing(
    contenders: &[Contender],
    rounds: usize,
    agree: impl Fn() -> Result<()>,
) -> Result<Vec<Measured>> {
    let mut measured: Vec<Measured> = contenders
        .iter()
        .map(|contender| Measured {
            name: contender.name.clone(),
            costs: Vec::new(),
        })
        .collect();
    for round in 0..=rounds {
        for (contender, measured) in contenders.iter().zip(&mut measured) {
            let cost = once(contender).with_context(|| format!("running {}", contender.name))?;
            eprintln!("    round {round}: {:<32} {:>8.3} s", contender.name, cost.wall);
            if round > 0 {
                measured.costs.push(cost);
            }
        }
        if round == 0 {
            agree()?;
        }
    }
    Ok(measured)
}

/// Runs a program under `time`, which alone knows its processor time and memory without `unsafe` here.
fn once(contender: &Contender) -> Result<Cost> {
    let report = tempfile::NamedTempFile::new()?;
    let start = Instant::now();
    let status = Command::new("python3")
        .args(["-c", MEASURE])
        .arg(report.path())
        .args(&contender.command)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .context("cannot start python3")?;
    let clock = start.elapsed().as_secs_f64();
    if status.code() != Some(contender.expected_exit) {
        bail!("ended with {status}, expected exit {}", contender.expected_exit);
    }
    let text = std::fs::read_to_string(report.path())?;
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    let mut next = || numbers.next().and_then(Result::ok).unwrap_or(clock);
    let (wall, cpu, kib) = (next(), next(), next());
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of kibibytes"
    )]
    let memory = (kib * 1024.0) as u64;
    Ok(Cost { wall, cpu, memory })
}

/// Starts a program, waits for it, and writes its wall time, its CPU time and its peak memory in KiB.
const MEASURE: &str = "
import os, resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.call(sys.argv[2:])
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], 'w') as report:
    report.write(f'{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss}')
sys.exit(code)
";
