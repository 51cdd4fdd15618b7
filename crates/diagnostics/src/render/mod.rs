//! Findings as text: for people, for editors, for CI.
//!
//! Every renderer is a pure function of the findings and the counts, and escapes for its own format. The last line of
//! the formats for people is the summary.

mod concise;
mod excerpt;
mod format;
mod full;
mod github;
mod json;
mod junit;
mod markdown;
mod sarif;
mod style;
mod summary;
mod table;

pub use format::{Format, JobSummary};
pub use style::Style;
pub use summary::{NotRun, Summary};

use crate::diagnostic::Diagnostic;

/// Writes findings, in the order given, and the summary.
pub fn render(diagnostics: &[Diagnostic], summary: &Summary, format: Format, style: &Style) -> String {
    (format.write)(diagnostics, summary, style)
}

/// Writes one finding with its excerpt, for callers that print as they go.
pub fn render_one(diagnostic: &Diagnostic, style: &Style) -> String {
    full::one(diagnostic, style)
}
