//! `JUnit` XML, in the form that the common CI systems read: a suite for each file, a case for each finding and for each
//! example that was not run.
//!
//! A file without findings has one case that passed. Warnings and notes do not fail: they are in the case's output. An
//! example that was not run is skipped, with the reason. A case is named by its code, not by its place, so that a CI system
//! that follows tests by name knows it again after an edit above it; the second of a kind in a file is numbered.
//!
//! Files are not timed one by one. The last suite has one case, the whole check, with its time in seconds: there are
//! readers that divide by the sum of all (junit2html 31).

use super::format::Format;
use super::style::Style;
use super::summary::{NotRun, Summary};
use crate::diagnostic::Diagnostic;
use crate::escape;
use crate::severity::Severity;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::time::Duration;

pub(super) const FORMAT: Format = Format {
    name: "junit",
    about: "JUnit XML, for test reports of CI systems",
    for_people: false,
    job_summary: None,
    write,
};

/// The least time that is written: a sum of zero would be divided by.
const MIN_TIME: Duration = Duration::from_millis(1);

/// What became a file's cases.
#[derive(Default)]
struct Suite<'a> {
    found: Vec<&'a Diagnostic>,
    not_run: Vec<&'a NotRun>,
}

fn write(diagnostics: &[Diagnostic], summary: &Summary, _: &Style) -> String {
    let mut suites: BTreeMap<&str, Suite<'_>> = BTreeMap::new();
    for path in &summary.files {
        suites.entry(path).or_default();
    }
    for found in diagnostics {
        suites.entry(found.path()).or_default().found.push(found);
    }
    for example in &summary.not_run_examples {
        suites.entry(&example.path).or_default().not_run.push(example);
    }
    let time = summary.elapsed.max(MIN_TIME).as_secs_f64();
    let tests = suites.values().map(Suite::tests).sum::<usize>() + 1;
    let failures = suites.values().map(Suite::failures).sum::<usize>();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"deckle\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" time=\"{time:.3}\">"
    );
    for (path, suite) in suites {
        suite.write(&mut out, path);
    }
    whole(&mut out, summary, time);
    out + "</testsuites>\n"
}

impl Suite<'_> {
    /// Counts the cases: the findings, or the check that found none, and the examples that were not run.
    fn tests(&self) -> usize {
        self.found.len().max(1) + self.not_run.len()
    }

    fn failures(&self) -> usize {
        let errors = self.found.iter().filter(|found| found.severity == Severity::Error);
        errors.count()
    }

    fn write(&self, out: &mut String, path: &str) {
        let name = attribute(path);
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">",
            self.tests(),
            self.failures(),
            self.not_run.len(),
        );
        if self.found.is_empty() {
            let _ = writeln!(out, "    <testcase name=\"check\" classname=\"{name}\" time=\"0\"/>");
        }
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for found in &self.found {
            let count = counts.entry(found.code()).or_default();
            *count += 1;
            let number = if *count > 1 { format!(" {count}") } else { String::new() };
            case(out, &name, &number, found);
        }
        for example in &self.not_run {
            let message = match &example.remedy {
                Some(remedy) => format!("{} help: {remedy}", example.reason),
                None => example.reason.clone(),
            };
            let _ = writeln!(
                out,
                "    <testcase name=\"{}\" classname=\"{name}\" time=\"0\">\n      <skipped message=\"{}\"/>\n    </testcase>",
                attribute(&example.name),
                attribute(&escape::short_line(&message)),
            );
        }
        out.push_str("  </testsuite>\n");
    }
}

fn case(out: &mut String, suite: &str, number: &str, found: &Diagnostic) {
    let code = attribute(found.code());
    let _ = writeln!(
        out,
        "    <testcase name=\"{code}{number}\" classname=\"{suite}\" time=\"0\">"
    );
    let mut body = String::new();
    if let Some(at) = found.start() {
        let _ = writeln!(body, "{}:{}:{}", escape::line(found.path()), at.line, at.column);
    }
    body += &escape::short_line(&found.message);
    if !found.label.is_empty() {
        let _ = write!(body, "\n{}", escape::short_line(&found.label));
    }
    for note in &found.notes {
        let _ = write!(body, "\n{}", escape::short_block(note));
    }
    if let Some(help) = &found.help {
        let _ = write!(body, "\nhelp: {}", escape::short_block(help));
    }
    let body = element(&body);
    if found.severity == Severity::Error {
        let message = attribute(&escape::short_line(&found.message));
        let _ = writeln!(
            out,
            "      <failure message=\"{message}\" type=\"{code}\">{body}</failure>"
        );
    } else {
        let _ = writeln!(
            out,
            "      <system-out>{}: {body}</system-out>",
            found.severity.as_str()
        );
    }
    out.push_str("    </testcase>\n");
}

/// Writes the suite of the whole check, with the counts of the examples as properties.
fn whole(out: &mut String, summary: &Summary, time: f64) {
    let _ = writeln!(
        out,
        "  <testsuite name=\"examples\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\" time=\"{time:.3}\">"
    );
    if summary.examples().is_some() {
        out.push_str("    <properties>\n");
        for (name, count) in [
            ("passed", summary.passed),
            ("failed", summary.failed),
            ("timed-out", summary.timed_out),
            ("not-run", summary.not_run),
        ] {
            let _ = writeln!(out, "      <property name=\"{name}\" value=\"{count}\"/>");
        }
        let _ = writeln!(
            out,
            "      <property name=\"sandboxed\" value=\"{}\"/>",
            !summary.unsandboxed
        );
        out.push_str("    </properties>\n");
    }
    let _ = writeln!(
        out,
        "    <testcase name=\"check\" classname=\"examples\" time=\"{time:.3}\"/>\n  </testsuite>"
    );
}

/// Escapes a text of one line for an attribute.
fn attribute(text: &str) -> String {
    xml(&escape::line(text))
}

/// Escapes text of several lines for an element.
fn element(text: &str) -> String {
    xml(&escape::block(text))
}

/// Escapes markup, and writes what XML 1.0 cannot hold as a visible escape. Controls are escaped already.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Span};

    crate::rules! {
        /// ## What it does
        /// Nothing.
        ONE = "a/b" { severity: Error, since: "0.1.0" }
    }

    #[test]
    fn an_example_that_was_not_run_is_skipped_and_no_pass() {
        let summary = Summary {
            files: vec!["a.yaml".to_owned()],
            not_run: 1,
            not_run_examples: vec![NotRun {
                path: "a.yaml".to_owned(),
                name: "example 1".to_owned(),
                reason: "needs <numpy>".to_owned(),
                remedy: Some("install it".to_owned()),
            }],
            ..Summary::default()
        };
        let out = write(&[], &summary, &Style::default());
        assert!(
            out.contains("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"1\""),
            "{out}"
        );
        assert!(
            out.contains("<skipped message=\"needs &lt;numpy&gt; help: install it\"/>"),
            "{out}"
        );
        assert!(!out.contains("time=\"0.000\""), "{out}");
    }

    #[test]
    fn a_name_does_not_hold_the_place() {
        let names = |before: &str| {
            let file = SourceFile::new("a.yaml", format!("{before}x\ny\n"));
            let at = before.len();
            let found =
                [(at, at + 1), (at + 2, at + 3)].map(|(start, end)| ONE.at(&file, Span::new(start, end), "wrong"));
            let out = write(&found, &Summary::default(), &Style::default());
            let names = out.lines().filter(|line| line.contains("<testcase"));
            assert_eq!(RULES.len(), 1);
            names.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(names(""), names("# a comment\n"));
        assert_eq!(
            names("").iter().filter(|line| line.contains("name=\"a/b 2\"")).count(),
            1
        );
    }

    #[test]
    fn markup_of_the_input_is_text() {
        let file = SourceFile::new("a\"><x y='.yaml", "x\n");
        let found = ONE.at(&file, Span::new(0, 1), "]]></failure>\u{1b}\u{ffff}");
        let out = write(&[found], &Summary::default(), &Style::default());
        assert!(
            out.contains("message=\"]]&gt;&lt;/failure&gt;\\x1b\\u{ffff}\""),
            "{out}"
        );
        assert!(out.contains("name=\"a&quot;&gt;&lt;x y=&#39;.yaml\""), "{out}");
    }
}
