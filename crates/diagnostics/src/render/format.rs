//! What a format is: a name and a writer. `table.rs` lists them.

use super::style::Style;
use super::summary::Summary;
use crate::diagnostic::Diagnostic;

/// How findings are written.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name that the command line uses.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// Whether people read it, who can do without a report of nothing.
    pub for_people: bool,
    /// What it adds to the summary of a CI job.
    pub job_summary: Option<JobSummary>,
    pub(super) write: fn(&[Diagnostic], &Summary, &Style) -> String,
}

/// A text for the page that a CI system shows of a job.
#[derive(Debug, Clone, Copy)]
pub struct JobSummary {
    /// The environment variable that names the file to add the text to.
    pub variable: &'static str,
    /// Writes the text.
    pub write: fn(&[Diagnostic], &Summary) -> String,
}
