//! Side-by-side measurements: ours and its peers, interleaved in one run.
//!
//! Results are compared before times are: a fast wrong answer is no competitor.

mod measure;
mod table;
mod validate;

use anyhow::{Result, bail};
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
    match options.name.as_deref() {
        None => println!("validate"),
        Some("validate") => println!("{}", validate::run(options.rounds)?),
        Some(other) => bail!("there is no benchmark `{other}`; `cargo xtask bench` lists them"),
    }
    Ok(ExitCode::SUCCESS)
}
