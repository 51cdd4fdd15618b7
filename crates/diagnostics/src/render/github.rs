//! Annotations for GitHub: workflow commands, worst first.
//!
//! GitHub shows at most 10 errors and 10 warnings of a step (and 50 annotations of a job), so the rest is printed as plain
//! lines; the job summary lists them all: see [`markdown`]. The escapes are those of the runner's own toolkit:
//! `%`, CR and LF in messages, `:` and `,` too in properties.

use super::format::{Format, JobSummary};
use super::style::Style;
use super::summary::Summary;
use super::{concise, markdown};
use crate::diagnostic::{Diagnostic, Location};
use crate::escape;
use crate::severity::Severity;
use std::fmt::Write as _;

/// Annotations of each kind that GitHub shows for a step.
const MAX_ANNOTATIONS: usize = 10;

pub(super) const FORMAT: Format = Format {
    name: "github",
    about: "annotations for a workflow of GitHub",
    for_people: false,
    job_summary: Some(JobSummary {
        variable: "GITHUB_STEP_SUMMARY",
        write: markdown::job_summary,
    }),
    write,
};

fn write(diagnostics: &[Diagnostic], summary: &Summary, _: &Style) -> String {
    let mut out = String::new();
    let mut rest = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let mut all = diagnostics.iter().filter(|found| found.severity == severity);
        for found in all.by_ref().take(MAX_ANNOTATIONS) {
            out += &command(found);
            out.push('\n');
        }
        rest.extend(all);
    }
    if !rest.is_empty() {
        let _ = writeln!(out, "{} more, which GitHub would not show as annotations:", rest.len());
    }
    for found in rest {
        out += &concise::one(found);
        out.push('\n');
    }
    out + &summary.end(diagnostics)
}

fn command(found: &Diagnostic) -> String {
    let name = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = vec![format!("file={}", property(found.path()))];
    if let Location::Span { file, span } = &found.location {
        let (start, end) = (file.position(span.start), file.position(span.end));
        properties.push(format!("line={}", start.line));
        properties.push(format!("endLine={}", end.line.max(start.line)));
        // GitHub takes columns only for places within one line.
        if start.line == end.line {
            properties.push(format!("col={}", start.column));
            properties.push(format!("endColumn={}", end.column.max(start.column)));
        }
    }
    properties.push(format!("title={}", property(found.code())));
    let mut message = escape::short_line(&found.message);
    if !found.label.is_empty() {
        let _ = write!(message, " ({})", escape::short_line(&found.label));
    }
    for note in &found.notes {
        let _ = write!(message, "\n{}", escape::short_block(note));
    }
    if let Some(help) = &found.help {
        let _ = write!(message, "\nhelp: {}", escape::short_block(help));
    }
    format!("::{name} {}::{}", properties.join(","), data(&message))
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(&escape::line(text)).replace(':', "%3A").replace(',', "%2C")
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
    fn nothing_in_a_finding_starts_a_command_of_its_own() {
        let file = SourceFile::new("a\n::error::b,c:d%.yaml", "x\n");
        let found = ONE
            .at(&file, Span::new(0, 1), "100 %\n::add-mask::x")
            .help("::stop-commands::y");
        assert_eq!(
            command(&found),
            "::error file=a\\n%3A%3Aerror%3A%3Ab%2Cc%3Ad%25.yaml,line=1,endLine=1,col=1,endColumn=2,title=a/b\
             ::100 %25\\n::add-mask::x%0Ahelp: \\x3a:stop-commands::y"
        );
    }

    #[test]
    fn what_github_would_not_show_is_printed() {
        let file = SourceFile::new("a.yaml", "x\n");
        let found = vec![ONE.at(&file, Span::new(0, 1), "wrong"); 12];
        assert_eq!(RULES.len(), 1);
        let out = write(&found, &Summary::default(), &Style::default());
        assert_eq!(out.lines().filter(|line| line.starts_with("::error ")).count(), 10);
        assert_eq!(
            out.lines().filter(|line| line.starts_with("a.yaml:1:1: a/b")).count(),
            2
        );
    }
}
