//! The last step of a check: what files may keep, how grave the collection finds what is left, and how much is shown.

use crate::config::Config;
use crate::rules::allow;
use crate::words::nearest;
use deckle_content::{Document, Limits};
use deckle_diagnostics::{Diagnostic, Registry, Rule, Severity, Span, drop_superseded};
use std::collections::{HashMap, HashSet};

/// What was looked at, so that an `allow:` entry is called unused only if its finding could have been made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Whether all files of the collection were checked, so that [`crate::check_collection`] ran.
    pub collection: bool,
    /// Whether the examples ran.
    pub snippets: bool,
}

/// Findings as they are reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The findings, ordered by file, place and code.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are that are not listed, because a file has more than [`Limits::diagnostics`].
    pub hidden: usize,
}

/// Applies each file's `allow:` list and the collection's severities, orders findings and caps them.
///
/// `documents` are the questions' files that were checked.
pub fn finish<'a>(
    mut diagnostics: Vec<Diagnostic>,
    documents: impl IntoIterator<Item = &'a Document>,
    config: Option<&Config>,
    scope: Scope,
    limits: &Limits,
    registry: &Registry,
) -> Finished {
    let mut by_path: HashMap<String, Vec<Entry<'a>>> = HashMap::new();
    let mut complaints = Vec::new();
    for document in documents {
        let entries = entries(document, registry, &mut complaints);
        if !entries.is_empty() {
            by_path.insert(document.file.path().to_owned(), entries);
        }
    }
    let mut used = HashSet::new();
    diagnostics.retain(|found| {
        let Some(entries) = by_path.get(found.path()) else {
            return true;
        };
        match entries.iter().find(|entry| found.is(entry.rule)) {
            Some(entry) => {
                used.insert((found.path().to_owned(), entry.span));
                false
            }
            None => true,
        }
    });
    drop_superseded(&mut diagnostics);
    for (path, entries) in &by_path {
        for entry in entries {
            if !entry.misspelt && !used.contains(&(path.clone(), entry.span)) && scope.covers(entry.rule) {
                complaints.push(allow::unused::report(entry.document, entry.span, entry.code));
            }
        }
    }
    diagnostics.extend(complaints);
    if let Some(config) = config {
        diagnostics.retain_mut(|found| set_severity(found, config, registry));
    }
    diagnostics.sort_by(Diagnostic::order);
    diagnostics.dedup();
    cap(diagnostics, limits)
}

impl Scope {
    /// Tells whether findings of a code could have been made.
    fn covers(self, rule: &Rule) -> bool {
        match rule.family() {
            "run" => self.snippets,
            "ref" | "dup" | "id" => self.collection,
            _ => true,
        }
    }
}

/// An entry of an `allow:` list that names a finding which may be kept.
struct Entry<'a> {
    document: &'a Document,
    rule: &'static Rule,
    /// The code as it is written, which may be a former one.
    code: &'a str,
    span: Span,
    misspelt: bool,
}

/// Reads a file's `allow:` list and complains about entries that allow nothing.
fn entries<'a>(document: &'a Document, registry: &Registry, complaints: &mut Vec<Diagnostic>) -> Vec<Entry<'a>> {
    let Some(list) = document.root.entry("allow") else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for item in list.node.items() {
        let (Some(rule), Some(_reason)) = (item.entry("rule"), item.entry("reason")) else {
            // The schema check has said so.
            continue;
        };
        let Some(code) = rule.node.as_str() else { continue };
        let span = rule.node.head(&document.file);
        let entry = |rule, misspelt| Entry {
            document,
            rule,
            code,
            span,
            misspelt,
        };
        match registry.find(code) {
            Some(rule) if rule.suppressible => out.push(entry(rule, false)),
            Some(_) => complaints.push(allow::firm_code::report(document, span, code)),
            None => {
                let all = registry.rules().iter();
                let candidates = all.filter(|rule| rule.suppressible).map(|rule| rule.code);
                let meant = nearest(code, candidates);
                complaints.push(allow::unknown_code::report(document, span, code, meant));
                // The finding that was meant would be a second message about the same slip.
                let rule = meant.and_then(|meant| registry.find(meant));
                out.extend(rule.map(|rule| entry(rule, true)));
            }
        }
    }
    out
}

/// Applies the collection's severity to a finding; `false` if it is turned off.
fn set_severity(found: &mut Diagnostic, config: &Config, registry: &Registry) -> bool {
    let Some(rule) = registry.find(found.code()) else {
        return true;
    };
    let Some(setting) = config.setting(rule) else {
        return true;
    };
    if let Some(severity) = setting.severity() {
        if rule.suppressible || severity > found.severity {
            found.severity = severity;
        }
        return true;
    }
    !rule.suppressible
}

/// Keeps the first findings of each file, errors before others.
fn cap(diagnostics: Vec<Diagnostic>, limits: &Limits) -> Finished {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for found in diagnostics.iter().filter(|found| found.severity == Severity::Error) {
        *counts.entry(found.path().to_owned()).or_default() += 1;
    }
    let mut shown: HashMap<String, (usize, usize)> = HashMap::new();
    let total = diagnostics.len();
    let kept = diagnostics
        .into_iter()
        .filter(|found| {
            let errors = counts.get(found.path()).copied().unwrap_or(0).min(limits.diagnostics);
            let (seen_errors, seen_others) = shown.entry(found.path().to_owned()).or_default();
            if found.severity == Severity::Error {
                *seen_errors += 1;
                return *seen_errors <= limits.diagnostics;
            }
            *seen_others += 1;
            *seen_others + errors <= limits.diagnostics
        })
        .collect::<Vec<_>>();
    Finished {
        hidden: total - kept.len(),
        diagnostics: kept,
    }
}
