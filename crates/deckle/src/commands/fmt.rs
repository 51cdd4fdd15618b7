//! `deckle fmt`: writes files in their canonical form.

use crate::cli::{Common, FmtOptions};
use crate::session::Session;
use crate::{interrupt, report, write};
use anyhow::Result;
use deckle_diagnostics::escape;
use deckle_workspace::{Formatted, LeftAlone};
use std::process::ExitCode;

/// Writes the files anew, or lists or shows those that would change.
pub(crate) fn run(common: &Common, options: &FmtOptions) -> Result<ExitCode> {
    let session = Session::open(common, &options.paths)?;
    let files = session.workspace.format(&session.scope);
    let (mut changed, mut misread) = (0, 0);
    for file in &files {
        match file {
            Formatted::Same => {}
            Formatted::Changed(change) => {
                changed += 1;
                if options.diff {
                    report::print(&change.diff());
                } else if options.check {
                    report::print(&format!("{}\n", escape::line(&change.path)));
                } else {
                    interrupt::check()?;
                    write::change(session.root(), change)?;
                }
            }
            Formatted::LeftAlone { path, reason } => {
                misread += usize::from(matches!(reason, LeftAlone::Finding(_)));
                eprintln!("left alone: {}: {reason}", escape::line(path));
            }
        }
    }
    let only_looked = options.diff || options.check;
    if !common.quiet {
        let verb = if only_looked { "would change" } else { "changed" };
        eprintln!("{verb} {changed} of {} file(s)", files.len());
    }
    Ok(ExitCode::from(u8::from(misread > 0 || only_looked && changed > 0)))
}
