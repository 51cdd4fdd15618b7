//! `deckle watch`: checks again whenever a file changes.

use crate::cli::{CheckOptions, Common};
use crate::watch::{Snapshot, changed};
use crate::{commands, interrupt, report, root};
use anyhow::Result;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::Ordering;

/// Checks, waits for a change, and checks again, until it is interrupted.
pub(crate) fn run(common: &Common, options: &CheckOptions) -> Result<ExitCode> {
    let cancelled = interrupt::flag()?;
    let root = root::find(common.root.as_deref(), options.paths.first().map(PathBuf::as_path))?;
    loop {
        let seen = Snapshot::take(&root);
        match commands::check::examine(common, options, &cancelled) {
            Ok(found) => {
                found.print(common, &options.report);
            }
            Err(_) if cancelled.load(Ordering::Relaxed) => return Ok(ExitCode::SUCCESS),
            // A file may be gone between the look and the check; the next change is another chance.
            Err(error) => eprintln!("error: {}", deckle_diagnostics::escape::block(&format!("{error:#}"))),
        }
        if !common.quiet {
            eprintln!("waiting for changes in {} (Ctrl-C ends)", root.display());
        }
        if !changed(&root, &seen, &cancelled) {
            return Ok(ExitCode::SUCCESS);
        }
        report::print("\n");
    }
}
