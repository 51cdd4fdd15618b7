//! The job summary for GitHub: a table of all findings in Markdown.

use super::summary::Summary;
use crate::diagnostic::Diagnostic;
use crate::escape;
use crate::severity::Severity;
use std::fmt::Write as _;

/// Rows that are written. GitHub takes 1 MiB for a step's summary, and a row has at most some 1,300 bytes.
const MAX_ROWS: usize = 400;

/// Writes the job summary: the counts, then a table of the findings, worst first.
pub(super) fn job_summary(diagnostics: &[Diagnostic], summary: &Summary) -> String {
    let mut out = format!("### deckle\n\n{}\n", text(&summary.line(diagnostics)));
    let not_run = summary.not_run_lines();
    if !not_run.is_empty() {
        out.push('\n');
    }
    for line in not_run.iter().take(MAX_ROWS) {
        let _ = writeln!(out, "- {}", text(line.trim_start_matches("  = ")));
    }
    if diagnostics.is_empty() {
        return out;
    }
    out += "\n| | place | finding |\n|---|---|---|\n";
    let mut worst_first = diagnostics.iter().collect::<Vec<_>>();
    worst_first.sort_by_key(|found| std::cmp::Reverse(found.severity));
    for found in worst_first.iter().take(MAX_ROWS) {
        let place = match found.start() {
            Some(at) => format!("{}:{}:{}", found.path(), at.line, at.column),
            None => found.path().to_owned(),
        };
        let mut message = text(&found.message);
        if !found.label.is_empty() {
            let _ = write!(message, " ({})", text(&found.label));
        }
        if let Some(help) = &found.help {
            let _ = write!(message, "<br>help: {}", text(help));
        }
        let icon = match found.severity {
            Severity::Error => "❌",
            Severity::Warning => "⚠️",
            Severity::Note => "ℹ️",
        };
        let _ = writeln!(out, "| {icon} {} | {} | {message} |", found.code(), text(&place));
    }
    if let Some(more) = diagnostics.len().checked_sub(MAX_ROWS).filter(|more| *more > 0) {
        let _ = writeln!(out, "\n{more} more are not listed.");
    }
    out
}

/// Escapes a text so that Markdown shows it as it is: as one line, with no markup, link, mention or HTML of its own.
fn text(text: &str) -> String {
    let mut out = String::new();
    for c in escape::shorten(&escape::short_line(text), 400).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A mention would notify somebody; no-one is meant.
            '@' => out.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            ':' => out.push_str("&#58;"),
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
    fn a_finding_is_one_row_without_markup() {
        let file = SourceFile::new("a.yaml", "x\n");
        let found = ONE.at(&file, Span::new(0, 1), "<img src=x> | @all [x](y)\n# z");
        assert_eq!(RULES.len(), 1);
        let out = job_summary(&[found], &Summary::default());
        let row = out.lines().last().unwrap_or_default();
        assert_eq!(
            row,
            "| ❌ a/b | a.yaml&#58;1&#58;1 | &lt;img src=x&gt; \\| &#64;all \\[x\\]\\(y\\)\\\\n\\# z |"
        );
    }
}
