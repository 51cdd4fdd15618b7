//! `deckle bless`: writes the output that examples print into their files, in place.

use crate::cli::{BlessOptions, Common};
use crate::session::Session;
use crate::{interrupt, report, write};
use anyhow::Result;
use deckle_diagnostics::escape;
use std::process::ExitCode;

/// Runs the examples, writes what those print that broke their promise, and runs them again before anything is kept.
pub(crate) fn run(common: &Common, options: &BlessOptions) -> Result<ExitCode> {
    let session = Session::open(common, &options.paths)?;
    let results = session.run(&options.run)?;
    let settings = options.run.settings();
    let blessings = session.workspace.bless(&results, &settings, session.cancelled())?;
    let (mut blessed, mut refused) = (0, 0);
    for blessing in blessings {
        blessed += blessing.blessed;
        refused += blessing.refused.len();
        for (index, reason) in blessing.refused {
            let reason = escape::block(&reason).into_owned();
            eprintln!("not blessed: {}, example {}: {reason}", blessing.key, index + 1);
        }
        let Some(change) = blessing.change else { continue };
        report::print(&change.diff());
        if !options.diff {
            interrupt::check()?;
            write::change(session.root(), &change)?;
        }
    }
    if !common.quiet {
        let not_run = session.report(&results, Vec::new()).summary.not_run_lines();
        for line in not_run {
            eprintln!("{line}");
        }
        let verb = if options.diff { "would be blessed" } else { "blessed" };
        eprintln!("{blessed} example(s) {verb}, {refused} refused");
    }
    Ok(ExitCode::from(u8::from(refused > 0)))
}
