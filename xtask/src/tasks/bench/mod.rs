//! Side-by-side measurements: ours and its peers, interleaved in one run.
//!
//! Results are compared before times are: a fast wrong answer is no competitor.

mod anki;
mod measure;
mod pdf;
mod site;
mod snippets;
mod table;
mod validate;

use crate::{process, repository};
use anyhow::{Context as _, Result, bail};
use measure::Contender;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The benchmark's name; without one, the names are listed.
    name: Option<String>,
    /// How often each program runs.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

/// Runs one benchmark and prints its table.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let rounds = options.rounds;
    let table = match options.name.as_deref() {
        None => "anki\npdf\nsite\nsnippets\nvalidate".to_owned(),
        Some("anki") => anki::run(rounds)?,
        Some("pdf") => pdf::run(rounds)?,
        Some("site") => site::run(rounds)?,
        Some("snippets") => snippets::run(rounds)?,
        Some("validate") => validate::run(rounds)?,
        Some(other) => bail!("there is no benchmark `{other}`; `cargo xtask bench` lists them"),
    };
    println!("{table}");
    Ok(ExitCode::SUCCESS)
}

/// Builds an example program of a crate for release and returns its path.
fn example(package: &str, name: &str) -> Result<PathBuf> {
    let title = format!("compile {name} (release)");
    process::run(
        &title,
        &mut process::cargo(&["build", "--release", "-p", package, "--example", name]),
    )?;
    Ok(repository::target().join("release").join("examples").join(name))
}

/// Runs a program on the broken examples once and compares what it found with the truth: how many it found, and how many
/// it overlooked or blamed wrongly.
fn example_count(contender: &Contender, folder: &Path) -> Result<(usize, usize)> {
    let truth: BTreeSet<String> = serde_json::from_slice(&std::fs::read(folder.join("truth.json"))?)?;
    let (program, arguments) = contender.command.split_first().context("no program")?;
    let output = std::process::Command::new(program).args(arguments).output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let found: BTreeSet<String> = words
        .filter(|word| word.starts_with("example-"))
        .map(str::to_owned)
        .collect();
    Ok((
        found.intersection(&truth).count(),
        found.symmetric_difference(&truth).count(),
    ))
}
