//! `deckle fix`: corrects what can be corrected, keeping comments and layout.

use crate::change::Change;
use crate::cli::{Common, FixOptions};
use crate::collection::{Collection, Scope};
use crate::examples::{LIMITS, Proven};
use crate::report::{self, Report};
use crate::root;
use anyhow::Result;
use deckle_content::document;
use deckle_diagnostics::{Applicability, Diagnostic, Fix};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// Applies fixes to each file until none is left, or shows what that would change.
pub(crate) fn run(common: &Common, options: &FixOptions) -> Result<ExitCode> {
    let root = root::find(common.root.as_deref(), options.paths.first().map(PathBuf::as_path))?;
    let scope = Scope::new(&root, &options.paths)?;
    let collection = Collection::load(&root, &LIMITS);
    scope.must_hold(&collection)?;
    let report = Report::new(&collection, &scope, &Proven::default(), Vec::new());
    let most = if options.unsafe_fixes {
        Applicability::Suggested
    } else {
        Applicability::Safe
    };
    let changes = changes(&collection, &report.diagnostics, most);
    let count: usize = changes.iter().map(|(_, fixes)| fixes).sum();
    for (change, _) in &changes {
        if options.diff {
            report::print(&change.diff());
        } else {
            change.write(&root)?;
        }
    }
    if !common.quiet {
        let verb = if options.diff { "would correct" } else { "corrected" };
        eprintln!("{verb} {count} finding(s) in {} file(s)", changes.len());
        if !options.diff && count > 0 {
            eprintln!("run `deckle check` for what is left");
        }
    }
    Ok(ExitCode::from(u8::from(options.diff && !changes.is_empty())))
}

/// Rounds of fixes to one file: a file that does not parse shows its next mistake when the first is corrected.
const ROUNDS: usize = 20;

/// Applies the fixes of each file until none is left; the number is how many.
fn changes(collection: &Collection, diagnostics: &[Diagnostic], most: Applicability) -> Vec<(Change, usize)> {
    let mut files: BTreeMap<&str, (&str, Vec<Fix>)> = BTreeMap::new();
    for found in diagnostics {
        let (Some(file), Some(fix)) = (&found.file, &found.fix) else {
            continue;
        };
        if fix.applicability <= most {
            files
                .entry(file.path())
                .or_insert_with(|| (file.text(), Vec::new()))
                .1
                .push(fix.clone());
        }
    }
    let changed = files.into_iter().map(|(path, (text, fixes))| {
        let mut after = deckle_validate::apply(text, &fixes);
        let mut count = fixes.len();
        for _ in 1..ROUNDS {
            let further = next(collection, path, &after, most);
            let fixed = deckle_validate::apply(&after, &further);
            if fixed == after {
                break;
            }
            (after, count) = (fixed, count + further.len());
        }
        let change = Change {
            shown: path.to_owned(),
            before: text.to_owned(),
            after,
        };
        (change, count)
    });
    changed.filter(|(change, _)| change.before != change.after).collect()
}

/// Returns the fixes of a question's text as it would be now, as far as the file alone tells.
fn next(collection: &Collection, path: &str, text: &str, most: Applicability) -> Vec<Fix> {
    let Some(question) = collection.questions().find(|question| question.shown == path) else {
        return Vec::new();
    };
    let parsed = document::parse(path, text.as_bytes(), &LIMITS);
    let checked = deckle_validate::check_question(parsed, &question.key);
    let alone = deckle_validate::Scope {
        collection: false,
        snippets: false,
    };
    let config = collection.config.as_ref();
    let finished = deckle_validate::finish(checked.diagnostics, checked.document.as_ref(), config, alone, &LIMITS);
    let fixes = finished.diagnostics.into_iter().filter_map(|found| found.fix);
    fixes.filter(|fix| fix.applicability <= most).collect()
}
