//! Findings as text: for people, for editors, for CI.
//!
//! Every renderer is a pure function of the findings and the counts, and escapes for its own format. The last line of
//! the formats for people is the summary.

mod concise;
mod excerpt;
mod full;
mod style;
mod summary;

pub use style::Style;
pub use summary::Summary;

use crate::diagnostic::Diagnostic;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// With an excerpt of the file, for people.
    #[default]
    Full,
    /// `file:line:column: code message`, one line each, for editors and `grep`.
    Concise,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 2] = [Format::Full, Format::Concise];

    /// Returns the name that the command line uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Full => "full",
            Format::Concise => "concise",
        }
    }
}

/// Writes findings, in the order given, and the summary.
pub fn render(diagnostics: &[Diagnostic], summary: &Summary, format: Format, style: &Style) -> String {
    match format {
        Format::Full => full::render(diagnostics, summary, style),
        Format::Concise => concise::render(diagnostics, summary),
    }
}

/// Writes one finding with its excerpt, for callers that print as they go.
pub fn render_one(diagnostic: &Diagnostic, style: &Style) -> String {
    full::one(diagnostic, style)
}
