//! The table of the formats: one is added by its file and a row here.

use super::style::Style;
use super::summary::Summary;
use super::{concise, full, github, json, junit, sarif};
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

impl Format {
    /// All formats; the first is the default.
    pub const ALL: [Format; 7] = [
        full::FORMAT,
        concise::FORMAT,
        json::FORMAT,
        json::LINES,
        github::FORMAT,
        sarif::FORMAT,
        junit::FORMAT,
    ];

    /// Finds a format by its name.
    pub fn find(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name == name)
    }
}

impl Default for Format {
    fn default() -> Self {
        full::FORMAT
    }
}
