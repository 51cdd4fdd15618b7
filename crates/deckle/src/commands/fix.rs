//! `deckle fix`: corrects what can be corrected, keeping comments and layout.

use crate::cli::{Common, FixOptions};
use crate::session::Session;
use crate::{interrupt, report, write};
use anyhow::Result;
use deckle_diagnostics::Applicability;
use std::process::ExitCode;

/// Applies fixes to each file until none is left, or shows what that would change.
pub(crate) fn run(common: &Common, options: &FixOptions) -> Result<ExitCode> {
    let session = Session::open(common, &options.paths)?;
    if options.spread_order {
        return spread_order(&session, options);
    }
    let most = if options.unsafe_fixes {
        Applicability::Suggested
    } else {
        Applicability::Safe
    };
    let corrections = session.workspace.fix(&session.scope, most);
    let count: usize = corrections.iter().map(|correction| correction.count).sum();
    for correction in &corrections {
        if options.diff {
            report::print(&correction.change.diff());
        } else {
            interrupt::check()?;
            write::change(session.root(), &correction.change)?;
        }
    }
    if !common.quiet {
        let verb = if options.diff { "would correct" } else { "corrected" };
        eprintln!("{verb} {count} finding(s) in {} file(s)", corrections.len());
        if !options.diff && count > 0 {
            eprintln!("run `deckle check` for what is left");
        }
    }
    Ok(ExitCode::from(u8::from(options.diff && !corrections.is_empty())))
}

/// Moves the reading order of topics into their questions, or shows what that would change.
fn spread_order(session: &Session<'_>, options: &FixOptions) -> Result<ExitCode> {
    let (changes, reasons) = session.workspace.spread_order(&session.scope);
    for change in &changes {
        if options.diff {
            report::print(&change.diff());
        } else {
            interrupt::check()?;
            write::change(session.root(), change)?;
        }
    }
    for reason in &reasons {
        eprintln!("{reason}");
    }
    if !session.common.quiet {
        let verb = if options.diff { "would change" } else { "changed" };
        eprintln!("{verb} {} file(s)", changes.len());
    }
    let unfinished = !reasons.is_empty() || options.diff && !changes.is_empty();
    Ok(ExitCode::from(u8::from(unfinished)))
}
