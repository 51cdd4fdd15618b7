//! What a release runs: the ledger is recorded, then everything is built from it.

use crate::{process, tasks};
use anyhow::Result;
use std::process::ExitCode;

/// How to make a release.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Leave the ledger as it is and only say what a release would record.
    #[arg(long)]
    dry_run: bool,
}

/// Records the ledger and builds with nothing left unproven unsaid.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    tasks::venv::run()?;
    let binary = tasks::build::deckle()?;
    let mut ledger = process::command(&binary, &["ledger", if options.dry_run { "check" } else { "record" }]);
    let recorded = process::status("ledger", &mut ledger)?;
    if recorded != 0 || options.dry_run {
        return Ok(process::exit(recorded));
    }
    tasks::build::run(&tasks::build::Options::default())
}
