//! The last step of a check: drops what files suppress, applies the severities of the collection, and caps what is listed.

use crate::config::Config;
use crate::rules::allow;
use crate::wording::nearest;
use deckle_content::{Document, Limits};
use deckle_diagnostics::{Diagnostic, Registry, Rule, Severity, Span, drop_superseded};
use std::collections::{HashMap, HashSet};

/// What was looked at, so that an `allow:` entry is called unused only if its finding could have been made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Whether all files of the collection were checked, so that [`crate::check_collection`] ran.
    pub collection: bool,
    /// Whether the examples ran.
    pub snippets: bool,
}

/// Findings as they are reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The findings, ordered by file, place and code.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are that are not listed, because a file has more than [`Limits::diagnostics`].
    pub hidden: usize,
}

/// Applies each file's `allow:` list and the collection's severities, orders findings and caps them.
///
/// `documents` are the questions' files that were checked.
pub fn suppress<'a>(
    mut diagnostics: Vec<Diagnostic>,
    documents: impl IntoIterator<Item = &'a Document>,
    config: Option<&Config>,
    coverage: Coverage,
    limits: &Limits,
    registry: &Registry,
) -> Reported {
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
            if !entry.misspelt && !used.contains(&(path.clone(), entry.span)) && coverage.covers(entry.rule) {
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

impl Coverage {
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
            Some(_) => complaints.push(allow::locked_code::report(document, span, code)),
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
fn cap(diagnostics: Vec<Diagnostic>, limits: &Limits) -> Reported {
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
    Reported {
        hidden: total - kept.len(),
        diagnostics: kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Setting;
    use deckle_content::parse;

    deckle_diagnostics::rules! {
        /// ## What it does
        /// Nothing.
        RENAMED = "text/new" { severity: Warning, since: "0.1.0", suppressible: true, renamed_from: &["text/old"] }
    }

    /// Returns what is left of one finding of the rule above in a file with an `allow:` list, and in a collection.
    fn left(allow: &str, setting: Option<(&str, Setting)>) -> Vec<(&'static str, Severity)> {
        let text = format!("question: What?\n{allow}");
        let Some(document) = parse("a.yaml", text.as_bytes(), &Limits::DEFAULT).document else {
            panic!("{text:?} does not parse")
        };
        let found = RENAMED.at(&document.file, Span::new(0, 8), "wrong");
        let config = setting.map(|(code, setting)| Config {
            title: String::new(),
            description: String::new(),
            version: String::new(),
            date: None,
            source_url: None,
            guide: deckle_content::topic::GuideTheme::default(),
            severity: [(code.to_owned(), setting)].into(),
        });
        let coverage = Coverage {
            collection: true,
            snippets: true,
        };
        let registry = Registry::new(RULES.iter().copied());
        let reported = suppress(
            vec![found],
            [&document],
            config.as_ref(),
            coverage,
            &Limits::DEFAULT,
            &registry,
        );
        let left = reported.diagnostics.iter();
        left.map(|found| (found.code(), found.severity)).collect()
    }

    #[test]
    fn a_former_code_suppresses_as_the_present_one_does() {
        assert_eq!(left("", None), [("text/new", Severity::Warning)]);
        for code in ["text/new", "text/old"] {
            let allow = format!("allow:\n  - rule: {code}\n    reason: It is what this is about.\n");
            assert_eq!(left(&allow, None), [], "{code}");
            assert_eq!(left("", Some((code, Setting::Off))), [], "{code}");
            assert_eq!(
                left("", Some((code, Setting::Error))),
                [("text/new", Severity::Error)],
                "{code}"
            );
        }
    }
}
