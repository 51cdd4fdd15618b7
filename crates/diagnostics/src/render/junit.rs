//! `JUnit` XML, in the form that the common CI systems read: a suite for each file, a case for each finding.
//!
//! A file without findings is a suite with one case that passed. Warnings and notes do not fail: they are in the case's
//! output, as examples that were not run are.

use super::summary::Summary;
use crate::diagnostic::{Diagnostic, Severity};
use crate::escape;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub(super) fn render(diagnostics: &[Diagnostic], summary: &Summary) -> String {
    let mut suites: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for found in diagnostics {
        suites.entry(found.path()).or_default().push(found);
    }
    let clean = summary.files.iter().map(String::as_str).collect::<BTreeSet<_>>();
    for path in clean {
        suites.entry(path).or_default();
    }
    let failures = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .count();
    let tests = suites.values().map(|found| found.len().max(1)).sum::<usize>();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"deckle\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
    );
    for (path, found) in suites {
        suite(&mut out, path, &found);
    }
    examples(&mut out, summary);
    out + "</testsuites>\n"
}

fn suite(out: &mut String, path: &str, found: &[&Diagnostic]) {
    let name = if path.is_empty() { "deckle" } else { path };
    let failures = found.iter().filter(|found| found.severity == Severity::Error).count();
    let _ = writeln!(
        out,
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">",
        attribute(name),
        found.len().max(1),
    );
    if found.is_empty() {
        let _ = writeln!(out, "    <testcase name=\"check\" classname=\"{}\"/>", attribute(name));
    }
    for found in found {
        case(out, name, found);
    }
    out.push_str("  </testsuite>\n");
}

fn case(out: &mut String, suite: &str, found: &Diagnostic) {
    let place = match &found.file {
        Some(file) if !file.text().is_empty() => {
            let at = file.position(found.span.start);
            format!(" ({}:{})", at.line, at.column)
        }
        _ => String::new(),
    };
    let _ = writeln!(
        out,
        "    <testcase name=\"{}{place}\" classname=\"{}\">",
        attribute(found.code),
        attribute(suite),
    );
    let mut body = escape::short_line(&found.message);
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
        let code = attribute(found.code);
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

/// Writes the counts of the examples as properties: they are no cases, as each would need its own.
fn examples(out: &mut String, summary: &Summary) {
    if summary.examples().is_none() {
        return;
    }
    out.push_str(
        "  <testsuite name=\"examples\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">\n    <properties>\n",
    );
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
    out.push_str("    </properties>\n  </testsuite>\n");
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

    #[test]
    fn markup_of_the_input_is_text() {
        let file = SourceFile::new("a\"><x y='.yaml", "x\n");
        let found = Diagnostic::error("a/b", &file, Span::new(0, 1), "]]></failure>\u{1b}\u{ffff}");
        let out = render(&[found], &Summary::default());
        assert!(
            out.contains("message=\"]]&gt;&lt;/failure&gt;\\x1b\\u{ffff}\""),
            "{out}"
        );
        assert!(out.contains("name=\"a&quot;&gt;&lt;x y=&#39;.yaml\""), "{out}");
    }
}
