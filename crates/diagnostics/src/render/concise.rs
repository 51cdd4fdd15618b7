//! One line a finding: `file:line:column: code message`.

use super::summary::Summary;
use crate::diagnostic::{Diagnostic, Severity};
use crate::escape;
use std::fmt::Write as _;

pub(super) fn render(diagnostics: &[Diagnostic], summary: &Summary) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out += &one(diagnostic);
        out.push('\n');
    }
    out + &escape::line(&summary.line(diagnostics)) + "\n"
}

/// Writes one finding, without a line feed.
pub(super) fn one(diagnostic: &Diagnostic) -> String {
    let place = match &diagnostic.file {
        None => String::new(),
        Some(file) if file.text().is_empty() => format!("{}: ", escape::line(file.path())),
        Some(file) => {
            let at = file.position(diagnostic.span.start);
            format!("{}:{}:{}: ", escape::line(file.path()), at.line, at.column)
        }
    };
    let mut out = format!("{place}{} {}", diagnostic.code, escape::short_line(&diagnostic.message));
    if !diagnostic.label.is_empty() {
        let _ = write!(out, " ({})", escape::short_line(&diagnostic.label));
    }
    if diagnostic.severity != Severity::Error {
        let _ = write!(out, " [{}]", diagnostic.severity.as_str());
    }
    out
}
