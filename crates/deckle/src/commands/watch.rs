//! `deckle watch`: checks again whenever a file changes.

use crate::cli::{CheckOptions, Common};
use crate::session::Session;
use crate::watch::{Snapshot, changed};
use crate::{commands, report};
use anyhow::Result;
use std::process::ExitCode;

/// Checks, waits for a change, and checks again, until it is interrupted.
pub(crate) fn run(common: &Common, options: &CheckOptions) -> Result<ExitCode> {
    let mut session = Session::open(common, &options.paths)?;
    if let Some(revision) = &options.changed {
        session.only_changed(revision)?;
    }
    session.narrow(&options.select)?;
    loop {
        let seen = Snapshot::take(session.root());
        let found = session
            .refresh()
            .and_then(|()| commands::check::examine(&session, options));
        match found {
            Ok(found) => {
                report::write(&found, common, &options.report);
            }
            Err(_) if session.is_cancelled() => return Ok(ExitCode::SUCCESS),
            // A file may be gone between the look and the check; the next change is another chance.
            Err(error) => eprintln!("error: {}", deckle_diagnostics::escape::block(&format!("{error:#}"))),
        }
        if !common.quiet {
            eprintln!("waiting for changes in {} (Ctrl-C ends)", session.root().display());
        }
        if !changed(session.root(), &seen, session.cancelled()) {
            return Ok(ExitCode::SUCCESS);
        }
        report::print("\n");
    }
}
