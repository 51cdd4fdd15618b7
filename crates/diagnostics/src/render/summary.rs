//! The counts at the end of a report.

use crate::diagnostic::Diagnostic;
use crate::escape;
use crate::fix::Applicability;
use crate::severity::Severity;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Duration;

/// What was looked at. What was found is counted from the findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The paths of the files that were checked.
    pub files: Vec<String>,
    /// How many questions they hold.
    pub questions: usize,
    /// Examples that ran and kept their promise.
    pub passed: usize,
    /// Examples that ran and did not.
    pub failed: usize,
    /// Examples that were stopped at their time limit.
    pub timed_out: usize,
    /// Examples that were not run. Never part of `passed`.
    pub not_run: usize,
    /// Examples that were run on other engines and not on these, by name.
    pub not_run_on: Vec<(String, usize)>,
    /// Whether any of those that ran was not held by the sandbox.
    pub unsandboxed: bool,
    /// Which those are, for formats that list them.
    pub not_run_examples: Vec<NotRun>,
    /// How long it took. Only formats that must say so show it.
    pub elapsed: Duration,
    /// Findings that are not listed because their file has too many.
    pub hidden: usize,
}

/// An example that was not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRun {
    /// The path of its question's file.
    pub path: String,
    /// Its name in that file, such as `example 1`.
    pub name: String,
    /// Why it was not run.
    pub reason: String,
    /// What would make it run; `None` where its author says that it is only shown.
    pub remedy: Option<String>,
}

impl Summary {
    /// Returns the summary as one line for people.
    pub fn line(&self, diagnostics: &[Diagnostic]) -> String {
        let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let mut out = match (errors, warnings) {
            (0, 0) if !diagnostics.is_empty() => plural(diagnostics.len(), "note"),
            (0, 0) => "no findings".to_owned(),
            (errors, 0) => plural(errors, "error"),
            (0, warnings) => plural(warnings, "warning"),
            (errors, warnings) => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
        };
        if self.hidden > 0 {
            let _ = write!(out, " and {} more not listed", self.hidden);
        }
        let _ = write!(out, " in {}", plural(self.files.len(), "file"));
        if self.questions > 0 {
            let _ = write!(out, " ({})", plural(self.questions, "question"));
        }
        if let Some(examples) = self.examples() {
            let _ = write!(out, "; examples: {examples}");
            if self.unsandboxed {
                out.push_str(", not sandboxed");
            }
            for (engine, count) in &self.not_run_on {
                let _ = write!(out, ", {count} not run on {engine}");
            }
        }
        out + &fixable(diagnostics)
    }

    /// Returns the examples that were not run, a line each, with the reason; below them what would make them run.
    pub fn not_run_lines(&self) -> Vec<String> {
        let examples = self.not_run_examples.iter();
        let mut lines: Vec<String> = examples
            .map(|one| {
                let text = format!("not run: {}, {}: {}", one.path, one.name, one.reason);
                escape::short_line(&text)
            })
            .collect();
        lines.extend(self.remedies().map(|remedy| format!("  = help: {remedy}")));
        lines
    }

    /// Yields what would make examples run that were not, each remedy once.
    pub fn remedies(&self) -> impl Iterator<Item = String> {
        let examples = self.not_run_examples.iter();
        let remedies: BTreeSet<&str> = examples.filter_map(|one| one.remedy.as_deref()).collect();
        remedies.into_iter().map(escape::short_line)
    }

    /// Returns the end of a report for people: the examples that were not run, and the counts.
    pub(super) fn end(&self, diagnostics: &[Diagnostic]) -> String {
        let mut out = String::new();
        for line in self.not_run_lines() {
            out += &line;
            out.push('\n');
        }
        out + &escape::line(&self.line(diagnostics)) + "\n"
    }

    /// Returns what came of the examples, or `None` if there was none.
    pub fn examples(&self) -> Option<String> {
        let counts = [
            (self.passed, "passed"),
            (self.failed, "failed"),
            (self.timed_out, "timed out"),
            (self.not_run, "not run"),
        ];
        let words = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect::<Vec<_>>();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// Says what `deckle fix` would do.
fn fixable(diagnostics: &[Diagnostic]) -> String {
    let count = |wanted| {
        let fixes = diagnostics.iter().filter_map(|d| d.fix.as_ref());
        fixes.filter(|fix| fix.applicability == wanted).count()
    };
    match (count(Applicability::Safe), count(Applicability::Suggested)) {
        (0, 0) => String::new(),
        (safe, 0) => format!("; `deckle fix` corrects {safe}"),
        (0, suggested) => format!("; `deckle fix --unsafe-fixes` corrects {suggested}"),
        (safe, suggested) => {
            format!(
                "; `deckle fix` corrects {safe}, with `--unsafe-fixes` {}",
                safe + suggested
            )
        }
    }
}

/// Writes a number with its noun.
pub(super) fn plural(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_run_is_counted_apart() {
        let summary = Summary {
            files: vec!["a.yaml".to_owned()],
            questions: 1,
            passed: 2,
            not_run: 1,
            ..Summary::default()
        };
        assert_eq!(
            summary.line(&[]),
            "no findings in 1 file (1 question); examples: 2 passed, 1 not run"
        );
        let unsandboxed = Summary {
            unsandboxed: true,
            ..summary
        };
        assert!(unsandboxed.line(&[]).ends_with("1 not run, not sandboxed"));
    }

    #[test]
    fn what_is_not_run_is_named_and_each_remedy_once() {
        let example = |name: &str, remedy: Option<&str>| NotRun {
            path: "a.yaml".to_owned(),
            name: name.to_owned(),
            reason: "It needs x.".to_owned(),
            remedy: remedy.map(str::to_owned),
        };
        let summary = Summary {
            not_run_examples: vec![
                example("example 1", Some("install x")),
                example("example 2", None),
                example("example 3", Some("install x")),
            ],
            ..Summary::default()
        };
        assert_eq!(
            summary.end(&[]),
            "not run: a.yaml, example 1: It needs x.\nnot run: a.yaml, example 2: It needs x.\n\
             not run: a.yaml, example 3: It needs x.\n  = help: install x\nno findings in 0 files\n"
        );
    }
}
