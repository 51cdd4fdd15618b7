//! `deckle bless`: writes the output that examples print into their files, in place.

use crate::change::Change;
use crate::cli::{BlessOptions, Common};
use crate::collection::{Collection, Question, Scope};
use crate::examples::{self, LIMITS};
use crate::{interrupt, report, root};
use anyhow::Result;
use deckle_content::question::Kind;
use deckle_content::{Key, edit};
use deckle_diagnostics::{Applicability, Fix, escape};
use deckle_snippets::{Checked, Failure};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the examples, those that broke their promise twice, and writes what they print.
pub(crate) fn run(common: &Common, options: &BlessOptions) -> Result<ExitCode> {
    let cancelled = interrupt::flag()?;
    let root = root::find(common.root.as_deref(), options.paths.first().map(PathBuf::as_path))?;
    let scope = Scope::new(&root, &options.paths)?;
    let collection = Collection::load(&root, &LIMITS);
    let wanted = |question: &Question| scope.holds(&question.shown);
    let proven = examples::run(&collection, &wanted, &options.run, common.quiet, &cancelled)?;
    let broken: HashSet<&Key> = proven
        .checked
        .iter()
        .filter(|c| c.failure.is_some())
        .map(|c| &c.key)
        .collect();
    // What differs from its promise runs once more: an output that varies must not be written down as if it did not.
    let candidate = |question: &Question| broken.contains(&question.key);
    let again = examples::run(&collection, &candidate, &options.run, true, &cancelled)?;
    let again: HashMap<(&Key, usize), &Checked> = again.checked.iter().map(|c| ((&c.key, c.index), c)).collect();
    let (mut blessed, mut refused) = (0, 0);
    for question in collection.questions().filter(|question| wanted(question)) {
        let mut fixes = Vec::new();
        for checked in proven.checked.iter().filter(|checked| checked.key == question.key) {
            match bless(question, checked, again.get(&(&checked.key, checked.index)).copied()) {
                Ok(None) => {}
                Ok(Some(fix)) => fixes.push(fix),
                Err(reason) => {
                    refused += 1;
                    let reason = escape::block(&reason).into_owned();
                    eprintln!("not blessed: {}, example {}: {reason}", question.key, checked.index + 1);
                }
            }
        }
        let Some(document) = question.document.as_ref().filter(|_| !fixes.is_empty()) else {
            continue;
        };
        blessed += fixes.len();
        let change = Change {
            shown: question.shown.clone(),
            before: document.file.text().to_owned(),
            after: deckle_validate::apply(document.file.text(), &fixes),
        };
        report::print(&change.diff());
        if !options.diff {
            change.write(&root)?;
        }
    }
    if !common.quiet {
        let verb = if options.diff { "would be blessed" } else { "blessed" };
        eprintln!("{blessed} example(s) {verb}, {refused} refused");
    }
    Ok(ExitCode::from(u8::from(refused > 0)))
}

/// Decides about one example: nothing to do, a change to write, or the reason to refuse.
fn bless(question: &Question, checked: &Checked, again: Option<&Checked>) -> Result<Option<Fix>, String> {
    let (Some(document), Some(typed)) = (&question.document, &question.typed) else {
        return Ok(None);
    };
    let Some(failure) = &checked.failure else {
        return Ok(None);
    };
    let Failure::Output { .. } = failure else {
        return Err(failure.to_string());
    };
    let Some(snippet) = typed.snippets.get(checked.index) else {
        return Ok(None);
    };
    if snippet.kind() == Kind::Pycon {
        return Err("a `>>>` session holds its output itself: write it there".to_owned());
    }
    let Some(seen) = &checked.stdout else {
        return Err("it printed something that is not text".to_owned());
    };
    if again.is_none_or(|again| again.stdout.as_ref() != Some(seen)) {
        return Err("it printed something else when it ran again: make it print the same each time".to_owned());
    }
    if snippet.stdout.as_deref().is_some_and(|stdout| stdout.contains("<~")) {
        return Err("its output has parts that vary: correct what stands around the marks by hand".to_owned());
    }
    let edit = edit::set_stdout(document, checked.index, seen).map_err(|error| error.to_string())?;
    Ok(Some(Fix {
        title: "write what it prints".to_owned(),
        applicability: Applicability::Suggested,
        edits: vec![edit],
    }))
}
