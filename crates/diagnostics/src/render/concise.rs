//! One line a finding: `file:line:column: code message`.

use super::format::Format;
use super::style::Style;
use super::summary::Summary;
use crate::diagnostic::Diagnostic;
use crate::escape;
use crate::severity::Severity;
use std::fmt::Write as _;

pub(super) const FORMAT: Format = Format {
    name: "concise",
    about: "`file:line:column: code message`, one line each, for editors and `grep`",
    for_people: true,
    job_summary: None,
    write,
};

fn write(diagnostics: &[Diagnostic], summary: &Summary, _: &Style) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out += &one(diagnostic);
        out.push('\n');
    }
    out + &summary.end(diagnostics)
}

/// Writes one finding, without a line feed.
pub(super) fn one(diagnostic: &Diagnostic) -> String {
    let path = escape::line(diagnostic.path());
    let place = match diagnostic.start() {
        None => format!("{path}: "),
        Some(at) => format!("{path}:{}:{}: ", at.line, at.column),
    };
    let mut out = format!(
        "{place}{} {}",
        diagnostic.code(),
        escape::short_line(&diagnostic.message)
    );
    if !diagnostic.label.is_empty() {
        let _ = write!(out, " ({})", escape::short_line(&diagnostic.label));
    }
    if diagnostic.severity != Severity::Error {
        let _ = write!(out, " [{}]", diagnostic.severity.as_str());
    }
    out
}
