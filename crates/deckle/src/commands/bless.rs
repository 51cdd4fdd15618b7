//! `deckle bless`: writes the output that examples print into their files, in place.

use crate::blessing;
use crate::change::Change;
use crate::cli::{BlessOptions, Common};
use crate::collection::{Collection, Question, Scope};
use crate::examples::{self, LIMITS};
use crate::{interrupt, report, root};
use anyhow::Result;
use deckle_content::Snippet;
use deckle_content::document as parse;
use deckle_diagnostics::{Applicability, Edit, Fix, escape};
use deckle_snippets::{Checked, Failure};
use serde::Deserialize as _;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

/// Runs the examples, writes what those print that broke their promise, and runs them again before anything is kept.
pub(crate) fn run(common: &Common, options: &BlessOptions) -> Result<ExitCode> {
    let cancelled = interrupt::flag()?;
    let root = root::find(common.root.as_deref(), options.paths.first().map(PathBuf::as_path))?;
    let scope = Scope::new(&root, &options.paths)?;
    let collection = Collection::load(&root, &LIMITS);
    scope.must_hold(&collection)?;
    let wanted = |question: &Question| scope.holds(&question.shown);
    let proven = examples::run(&collection, &wanted, &options.run, common.quiet, &cancelled)?;
    let (mut blessed, mut refused) = (0, 0);
    for question in collection.questions().filter(|question| wanted(question)) {
        let broken = proven
            .checked
            .iter()
            .filter(|c| c.key == question.key && c.failure.is_some());
        // With several interpreters, what the first of them saw is written, and has to hold for all.
        let mut first: BTreeMap<usize, &Checked> = BTreeMap::new();
        for checked in broken {
            first.entry(checked.index).or_insert(checked);
        }
        let (fixes, reasons) = bless(&collection, question, &first, options, &cancelled)?;
        refused += reasons.len();
        for (index, reason) in reasons {
            let reason = escape::block(&reason).into_owned();
            eprintln!("not blessed: {}, example {}: {reason}", question.key, index + 1);
        }
        let Some(document) = question.document.as_ref().filter(|_| !fixes.is_empty()) else {
            continue;
        };
        blessed += fixes.len();
        let fixes: Vec<Fix> = fixes.into_values().collect();
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

type Fixes = BTreeMap<usize, Fix>;
type Reasons = BTreeMap<usize, String>;

/// Decides about a question's broken examples: the changes to write, and the reasons why others are refused.
fn bless(
    collection: &Collection,
    question: &Question,
    broken: &BTreeMap<usize, &Checked>,
    options: &BlessOptions,
    cancelled: &AtomicBool,
) -> Result<(Fixes, Reasons)> {
    let (mut fixes, mut reasons) = (Fixes::new(), Reasons::new());
    let Some(document) = &question.document else {
        return Ok((fixes, reasons));
    };
    for (index, snippet) in &question.examples {
        let Some(checked) = broken.get(index) else { continue };
        match blessing::edits(document, snippet, checked) {
            Ok(edits) => drop(fixes.insert(*index, fix(edits))),
            Err(reason) => drop(reasons.insert(*index, reason)),
        }
    }
    if fixes.is_empty() {
        return Ok((fixes, reasons));
    }
    // What would be written is read back and run: only what then keeps its promise, under every interpreter, is kept.
    let all: Vec<Fix> = fixes.values().cloned().collect();
    let after = deckle_validate::apply(document.file.text(), &all);
    let parsed = parse::parse(&question.shown, after.as_bytes(), &LIMITS);
    let read_back = |index: usize| {
        let found = parsed.document.as_ref()?.root.at(&format!("/snippets/{index}"))?;
        Some((index, Snippet::deserialize(found.node).ok()?))
    };
    let written: Option<Vec<_>> = fixes.keys().map(|index| read_back(*index)).collect();
    let Some(written) = written else {
        let reason = "it cannot be written in place".to_owned();
        reasons.extend(fixes.into_keys().map(|index| (index, reason.clone())));
        return Ok((Fixes::new(), reasons));
    };
    let jobs = examples::jobs(collection, &question.key, &written);
    for checked in examples::again(collection, &jobs, &options.run, cancelled)? {
        if let Some(failure) = &checked.failure {
            fixes.remove(&checked.index);
            reasons
                .entry(checked.index)
                .or_insert_with(|| not_the_same(failure, &checked));
        }
    }
    Ok((fixes, reasons))
}

fn fix(edits: Vec<Edit>) -> Fix {
    Fix {
        title: "write what it prints".to_owned(),
        applicability: Applicability::Suggested,
        edits,
    }
}

/// Says why a second run speaks against what the first one printed.
fn not_the_same(failure: &Failure, checked: &Checked) -> String {
    match failure {
        Failure::Output { .. } | Failure::Session(_) | Failure::Flaky { .. } => format!(
            "it printed something else when it ran again with {}: make it print the same each time",
            checked.run.interpreter.as_deref().unwrap_or("Python")
        ),
        other => other.to_string(),
    }
}
