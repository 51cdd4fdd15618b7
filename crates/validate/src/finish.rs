//! The last step of a check: what files may keep, how grave the collection finds what is left, and how much is shown.

use crate::config::Config;
use crate::rules;
use crate::words::nearest;
use deckle_content::{Document, Limits};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Severity, Span};
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
) -> Finished {
    let mut by_path: HashMap<String, Vec<Entry<'a>>> = HashMap::new();
    let mut complaints = Vec::new();
    for document in documents {
        let entries = entries(document, &mut complaints);
        if !entries.is_empty() {
            by_path.insert(document.file.path().to_owned(), entries);
        }
    }
    let mut used = HashSet::new();
    diagnostics.retain(|found| {
        let Some(entries) = by_path.get(found.path()) else {
            return true;
        };
        match entries.iter().find(|entry| entry.code == found.code) {
            Some(entry) => {
                used.insert((found.path().to_owned(), entry.span));
                false
            }
            None => true,
        }
    });
    unknown_words_once(&mut diagnostics);
    for (path, entries) in &by_path {
        for entry in entries {
            if !entry.misspelt && !used.contains(&(path.clone(), entry.span)) && scope.covers(entry.code) {
                complaints.push(unused(entry));
            }
        }
    }
    diagnostics.extend(complaints);
    if let Some(config) = config {
        diagnostics.retain_mut(|found| set_severity(found, config));
    }
    diagnostics.sort_by(Diagnostic::order);
    diagnostics.dedup();
    cap(diagnostics, limits)
}

/// Drops the doubt about how a word is read where the word is unknown anyway: to quote it would not help.
fn unknown_words_once(diagnostics: &mut Vec<Diagnostic>) {
    let unknown = [
        rules::reference::unknown_tag::RULE.code,
        rules::reference::unknown_question::RULE.code,
    ];
    let place = |found: &Diagnostic| (found.path().to_owned(), found.span);
    let places = diagnostics.iter().filter(|found| unknown.contains(&found.code));
    let places: HashSet<(String, Span)> = places.map(place).collect();
    if !places.is_empty() {
        let doubt = rules::yaml::ambiguous_scalar::RULE.code;
        diagnostics.retain(|found| found.code != doubt || !places.contains(&place(found)));
    }
}

impl Scope {
    /// Tells whether findings of a code could have been made.
    fn covers(self, code: &str) -> bool {
        match code.split('/').next() {
            Some("run") => self.snippets,
            Some("ref" | "dup" | "id") => self.collection,
            _ => true,
        }
    }
}

/// An entry of an `allow:` list that names a finding which may be kept.
struct Entry<'a> {
    document: &'a Document,
    code: &'a str,
    span: Span,
    misspelt: bool,
}

/// Reads a file's `allow:` list and complains about entries that allow nothing.
fn entries<'a>(document: &'a Document, complaints: &mut Vec<Diagnostic>) -> Vec<Entry<'a>> {
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
        match rules::explain(code) {
            Some(rule) if rule.keepable => out.push(Entry {
                document,
                code,
                span,
                misspelt: false,
            }),
            Some(_) => complaints.push(
                Diagnostic::error(
                    "allow/firm-code",
                    &document.file,
                    span,
                    format!("a file cannot allow `{code}`"),
                )
                .label("no file may have this finding")
                .help(
                    "it guards the format or the proof of an example: correct what it reports, and delete this entry",
                ),
            ),
            None => {
                let meant = nearest(
                    code,
                    rules::ALL.iter().filter(|rule| rule.keepable).map(|rule| rule.code),
                );
                complaints.push(unknown(document, code, meant, span));
                // The finding that was meant would be a second message about the same slip.
                out.extend(meant.map(|code| Entry {
                    document,
                    code,
                    span,
                    misspelt: true,
                }));
            }
        }
    }
    out
}

fn unknown(document: &Document, code: &str, meant: Option<&str>, span: Span) -> Diagnostic {
    let message = format!("there is no finding with the code `{code}`");
    let found = Diagnostic::error("allow/unknown-code", &document.file, span, message);
    match meant {
        Some(other) => found.label(format!("did you mean `{other}`?")).fix(
            format!("write `{other}`"),
            Applicability::Suggested,
            vec![Edit {
                span,
                replacement: other.to_owned(),
            }],
        ),
        None => found.help("`deckle explain` lists all codes"),
    }
}

fn unused(entry: &Entry<'_>) -> Diagnostic {
    let message = format!("nothing in this file gives the finding `{}` any more", entry.code);
    Diagnostic::error("allow/unused", &entry.document.file, entry.span, message)
        .label("allows nothing")
        .help("delete this entry of `allow`, so that the next such finding is seen")
}

/// Applies the collection's severity to a finding; `false` if it is turned off.
fn set_severity(found: &mut Diagnostic, config: &Config) -> bool {
    let Some(setting) = config.severity.get(found.code) else {
        return true;
    };
    let keepable = rules::explain(found.code).is_some_and(|rule| rule.keepable);
    if let Some(severity) = setting.severity() {
        if keepable || severity > found.severity {
            found.severity = severity;
        }
        return true;
    }
    !keepable
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
