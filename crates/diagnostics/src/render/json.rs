//! The report as JSON, and as JSON lines. `schemas/report.schema.json` is the contract.
//!
//! Texts are carried without loss: what a terminal would act on is written as `\u` escapes of JSON.

use super::format::Format;
use super::style::Style;
use super::summary::Summary;
use crate::diagnostic::Diagnostic;
use crate::escape;
use crate::fix::{Applicability, Fix};
use crate::severity::Severity;
use crate::source::{SourceFile, Span};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The version of the report's form. It rises when a reader of an older one would be misled.
const VERSION: u32 = 1;

pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "one JSON object",
    for_people: false,
    job_summary: None,
    write,
};

pub(super) const LINES: Format = Format {
    name: "json-lines",
    about: "one JSON object a line: the findings, then the summary",
    write: write_lines,
    ..FORMAT
};

/// Writes one JSON object: version, findings, summary.
fn write(diagnostics: &[Diagnostic], summary: &Summary, _: &Style) -> String {
    let value = json!({
        "version": VERSION,
        "diagnostics": diagnostics.iter().map(diagnostic).collect::<Vec<_>>(),
        "summary": totals(diagnostics, summary),
    });
    ascii_where_unsafe(&format!("{value:#}")) + "\n"
}

/// Writes one JSON object a line: each finding, then the summary.
fn write_lines(diagnostics: &[Diagnostic], summary: &Summary, _: &Style) -> String {
    let mut out = String::new();
    for found in diagnostics {
        out += &ascii_where_unsafe(&json!({ "diagnostic": diagnostic(found) }).to_string());
        out.push('\n');
    }
    let last = json!({ "version": VERSION, "summary": totals(diagnostics, summary) });
    out + &ascii_where_unsafe(&last.to_string()) + "\n"
}

fn diagnostic(found: &Diagnostic) -> Value {
    let file = found.file().map(|file| &**file);
    json!({
        "code": found.code(),
        "severity": found.severity.as_str(),
        "message": found.message,
        "path": found.path(),
        "place": found.file().zip(found.span()).map(|(file, span)| place(file, span)),
        "label": found.label,
        "secondary": found.secondary.iter().map(|label| {
            let file = label.file.as_deref().or(file);
            json!({
                "path": file.map(SourceFile::path),
                "place": file.map(|file| place(file, label.span)),
                "text": label.text,
            })
        }).collect::<Vec<_>>(),
        "notes": found.notes,
        "help": found.help,
        "fix": found.fix.as_ref().map(fix),
    })
}

/// Writes a place as lines and columns from 1 (characters) and as byte offsets.
fn place(file: &SourceFile, span: Span) -> Value {
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "start": { "line": start.line, "column": start.column, "byte": span.start },
        "end": { "line": end.line, "column": end.column, "byte": span.end },
    })
}

fn fix(fix: &Fix) -> Value {
    json!({
        "title": fix.title,
        "applicability": match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Suggested => "suggested",
        },
        "edits": fix.edits.iter().map(|edit| json!({
            "start": edit.span.start,
            "end": edit.span.end,
            "replacement": edit.replacement,
        })).collect::<Vec<_>>(),
    })
}

fn totals(diagnostics: &[Diagnostic], summary: &Summary) -> Value {
    let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    json!({
        "files": summary.files.len(),
        "questions": summary.questions,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "hidden": summary.hidden,
        "examples": {
            "passed": summary.passed,
            "failed": summary.failed,
            "timed_out": summary.timed_out,
            "not_run": summary.not_run,
            "not_run_examples": summary.not_run_examples.iter().map(|one| json!({
                "path": one.path,
                "name": one.name,
                "reason": one.reason,
                "help": one.remedy,
            })).collect::<Vec<_>>(),
            "sandboxed": !summary.unsandboxed,
        },
    })
}

/// Writes characters that must not reach a terminal, and commands to a CI runner, as escapes of JSON.
///
/// Such characters stand only inside strings: JSON itself needs none but the line feed.
pub(super) fn ascii_where_unsafe(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.replace("##[", "#\\u0023[").chars() {
        if c != '\n' && escape::is_unsafe(c) {
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::ascii_where_unsafe;
    use serde_json::{Value, json};

    #[test]
    fn texts_survive_and_controls_do_not() {
        let text = "a\u{1b}\u{9b}\u{202e}\u{e0001}##[x]\nä";
        let written = ascii_where_unsafe(&json!(text).to_string());
        assert!(!written.chars().any(crate::escape::is_unsafe), "{written}");
        assert!(!written.contains("##["));
        assert_eq!(serde_json::from_str::<Value>(&written).ok(), Some(json!(text)));
    }
}
