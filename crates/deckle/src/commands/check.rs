//! `deckle check`: what is wrong, where, and what to type instead.

use crate::cli::{CheckOptions, Common};
use crate::collection::{Collection, Scope};
use crate::examples::{self, Proven};
use crate::interrupt;
use crate::released;
use crate::report::Report;
use crate::root;
use anyhow::Result;
use std::process::ExitCode;

/// Checks files and examples and prints what was found.
pub(crate) fn run(common: &Common, options: &CheckOptions) -> Result<ExitCode> {
    let cancelled = interrupt::flag()?;
    let report = examine(common, options, &cancelled)?;
    Ok(report.print(common, &options.report))
}

/// Checks what the options name.
pub(crate) fn examine(
    common: &Common,
    options: &CheckOptions,
    cancelled: &std::sync::atomic::AtomicBool,
) -> Result<Report> {
    let root = root::find(
        common.root.as_deref(),
        options.paths.first().map(std::path::PathBuf::as_path),
    )?;
    let scope = Scope::new(&root, &options.paths)?;
    let collection = Collection::load(&root, &examples::LIMITS);
    scope.must_hold(&collection)?;
    let proven = if options.no_run {
        Proven::default()
    } else {
        let wanted = |question: &crate::collection::Question| scope.holds(&question.shown);
        match examples::run(&collection, &wanted, &options.run, common.quiet, cancelled) {
            Ok(proven) => proven,
            Err(error) => {
                // Without an interpreter or a sandbox no example runs; what the files themselves say is still worth reading.
                if !interrupt::seen() {
                    Report::new(&collection, &scope, &Proven::default(), Vec::new()).print(common, &options.report);
                }
                return Err(error);
            }
        }
    };
    let mut more = Vec::new();
    if options.report.strict {
        more.extend(examples::strict(&collection, &proven));
    }
    if let Some(revision) = &options.since {
        more.extend(collection.check_released(&released::keys(&root, revision)?));
    }
    Ok(Report::new(&collection, &scope, &proven, more))
}
