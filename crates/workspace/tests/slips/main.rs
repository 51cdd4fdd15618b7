//! The slips that people make most in a question's file: each has findings whose help, followed to the letter, ends it.
//!
//! `slips.txt` lists them, `reports.txt` holds what is said about each; `UPDATE_EXPECT=1` writes that anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads its fixtures, and a panic is its report"
)]

use deckle_diagnostics::{Applicability, Diagnostic};
use deckle_workspace::{Memory, Scope, Workspace};
use std::fmt::Write as _;
use std::path::Path;

const BASE: &str = include_str!("base.yaml");
const TOPIC: &str = "\
title: Trials
description: Questions that slip.
group: languages
tags:
  basics: what everybody needs
  text: letters and words
";
const ONE: &str = "content/py/one.yaml";

/// A part of the good file, what somebody writes instead, and what the help makes of it.
#[derive(Debug, Default)]
struct Slip {
    name: String,
    good: String,
    wrong: String,
    cured: String,
}

impl Slip {
    /// Returns the whole file with this text in the place of the good one.
    fn file(&self, text: &str) -> String {
        assert_eq!(
            BASE.matches(&self.good).count(),
            1,
            "{}: base.yaml does not hold\n{}",
            self.name,
            self.good
        );
        BASE.replacen(&self.good, text, 1)
    }
}

fn slips() -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for line in include_str!("slips.txt").lines() {
        if let Some(name) = line.strip_prefix("## ") {
            slips.push(Slip {
                name: name.to_owned(),
                ..Slip::default()
            });
        }
        let Some(slip) = slips.last_mut() else { continue };
        let part = match line.chars().next() {
            Some('-') => &mut slip.good,
            Some('+') => &mut slip.wrong,
            Some('=') => &mut slip.cured,
            _ => continue,
        };
        part.push_str(&line[1..]);
        part.push('\n');
    }
    for slip in &mut slips {
        if slip.cured.is_empty() {
            slip.cured.clone_from(&slip.good);
        }
    }
    slips
}

fn workspace(one: &str) -> Workspace {
    let other = BASE
        .replace(
            "What does `sorted` return for a text?",
            "How can two dicts be merged into a third one?",
        )
        .replace("related: [other]\n", "")
        .replace(
            "It returns a new list with the items in order, and leaves what it was given as it is.",
            "The operator for union makes a third dict, in which the values of the right one win.",
        );
    let files: Memory = [
        ("content/py/topic.yaml", TOPIC.to_owned()),
        (ONE, one.to_owned()),
        ("content/py/other.yaml", other),
    ]
    .into_iter()
    .collect();
    Workspace::open(files, Path::new("/nowhere"))
}

fn found(workspace: &Workspace) -> Vec<Diagnostic> {
    workspace.check(&Scope::default()).diagnostics
}

/// Describes findings, a block each.
fn described(findings: &[Diagnostic]) -> String {
    let mut out = String::new();
    for found in findings {
        let line = found.start().map_or(0, |at| at.line);
        let _ = writeln!(out, "{line}: {}: {} ({})", found.code(), found.message, found.label);
        if let Some(help) = &found.help {
            let _ = writeln!(out, "  help: {help}");
        }
        if let Some(fix) = &found.fix {
            let _ = writeln!(out, "  fix: {}", fix.title);
        }
    }
    out
}

#[test]
fn each_slip_has_a_help_that_ends_it() {
    let slips = slips();
    assert!(slips.len() >= 60, "only {} slips", slips.len());
    assert_eq!(described(&found(&workspace(BASE))), "");
    let mut reports = String::new();
    let mut wrong = String::new();
    for slip in &slips {
        let findings = found(&workspace(&slip.file(&slip.wrong)));
        let _ = writeln!(reports, "## {}\n{}", slip.name, described(&findings));
        if findings.is_empty() {
            let _ = writeln!(wrong, "{}: nothing is found", slip.name);
        }
        for finding in findings
            .iter()
            .filter(|found| found.help.is_none() && found.fix.is_none())
        {
            let _ = writeln!(wrong, "{}: {} has no help", slip.name, finding.code());
        }
        let cured = found(&workspace(&slip.file(&slip.cured)));
        if !cured.is_empty() {
            let _ = writeln!(
                wrong,
                "{}: what the help says leads to\n{}",
                slip.name,
                described(&cured)
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    expect_test::expect_file!["reports.txt"].assert_eq(&reports);
}

/// A fix ends its finding, and never leads to a file with more of them.
#[test]
fn each_fix_of_a_slip_ends_it() {
    for slip in slips() {
        let text = slip.file(&slip.wrong);
        let workspace = workspace(&text);
        let before = found(&workspace);
        if before.iter().all(|found| found.fix.is_none()) {
            continue;
        }
        let mut fixed = workspace.clone();
        for correction in workspace.fix(&Scope::default(), Applicability::Suggested) {
            fixed.set_text(&correction.change.path, Some(&correction.change.after));
        }
        let after = found(&fixed);
        let same = |found: &&Diagnostic| {
            before
                .iter()
                .any(|other| other.fix.is_some() && other.message == found.message)
        };
        let stays = after.iter().find(same);
        assert!(
            stays.is_none() && after.len() <= before.len(),
            "{}: {}",
            slip.name,
            described(&after)
        );
    }
}
