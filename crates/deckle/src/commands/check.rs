//! `deckle check`: what is wrong, where, and what to type instead.

use crate::cli::{CheckOptions, Common};
use crate::commands::{fix, watch};
use crate::interrupt;
use crate::report;
use crate::session::Session;
use anyhow::Result;
use deckle_diagnostics::Applicability;
use deckle_workspace::{ExampleResults, Report, released_keys, strict};
use std::process::ExitCode;

/// Checks files and examples and prints what was found.
pub(crate) fn run(common: &Common, options: &CheckOptions) -> Result<ExitCode> {
    if options.watch {
        return watch::run(common, options);
    }
    let mut session = Session::open(common, &options.paths)?;
    if let Some(revision) = &options.changed {
        session.only_changed(revision)?;
    }
    session.narrow(&options.select)?;
    if options.fix {
        fix::apply(&session, Applicability::Safe)?;
        session.refresh()?;
    }
    let found = examine(&session, options)?;
    Ok(report::write(&found, common, &options.report))
}

/// Checks what the options name.
pub(crate) fn examine(session: &Session<'_>, options: &CheckOptions) -> Result<Report> {
    let results = if options.no_run {
        ExampleResults::default()
    } else {
        match session.run(&options.run) {
            Ok(results) => results,
            Err(error) => {
                // Without an interpreter or a sandbox no example runs; what the files themselves say is still worth reading.
                if !interrupt::seen() {
                    let found = session.workspace.check(&session.scope);
                    report::write(&found, session.common, &options.report);
                }
                return Err(error);
            }
        }
    };
    let mut more = Vec::new();
    if options.report.strict {
        more.extend(strict(session.collection(), &results));
    }
    if let Some(revision) = &options.since {
        let released = released_keys(session.root(), revision)?;
        more.extend(session.collection().check_released(&released));
    }
    Ok(session.report(&results, more))
}
