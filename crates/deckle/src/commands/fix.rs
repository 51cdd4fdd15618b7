//! `deckle fix`: corrects what can be corrected, keeping comments and layout.

use crate::cli::{Common, FixOptions};
use crate::session::Session;
use crate::{interrupt, report, write};
use anyhow::Result;
use deckle_diagnostics::Applicability;
use deckle_workspace::Report;
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
    if !options.diff {
        apply(&session, most)?;
        return Ok(ExitCode::SUCCESS);
    }
    let corrections = session.workspace.fix(&session.scope, most);
    let count: usize = corrections.iter().map(|correction| correction.count).sum();
    for correction in &corrections {
        report::print(&correction.change.diff());
    }
    if !common.quiet {
        eprintln!("would correct {count} finding(s) in {} file(s)", corrections.len());
    }
    Ok(ExitCode::from(u8::from(!corrections.is_empty())))
}

/// Applies fixes, and returns what the files themselves say afterwards; no example is run.
pub(crate) fn apply(session: &Session<'_>, most: Applicability) -> Result<Report> {
    let corrections = session.workspace.fix(&session.scope, most);
    let count: usize = corrections.iter().map(|correction| correction.count).sum();
    let mut fixed = session.workspace.clone();
    for correction in &corrections {
        interrupt::check()?;
        write::change(session.root(), &correction.change)?;
        fixed.set_text(&correction.change.path, Some(&correction.change.after));
    }
    let left = fixed.check(&session.scope);
    if !session.common.quiet {
        eprintln!("corrected {count} finding(s) in {} file(s)", corrections.len());
        if !left.diagnostics.is_empty() {
            eprintln!(
                "left: {}; `deckle check` names them",
                left.summary.line(&left.diagnostics)
            );
        }
    }
    Ok(left)
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
