//! Findings as text: for people, for editors, for CI.
//!
//! Every renderer is a pure function of the findings and the counts, and escapes for its own format. The last line of
//! the formats for people is the summary.

mod concise;
mod excerpt;
mod full;
mod github;
mod json;
mod junit;
mod markdown;
mod sarif;
mod style;
mod summary;

pub use markdown::job_summary;
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
    /// One JSON object.
    Json,
    /// One JSON object a line: the findings, then the summary.
    JsonLines,
    /// Annotations for a workflow of GitHub.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// `JUnit` XML, for test reports of CI systems.
    Junit,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 7] = [
        Format::Full,
        Format::Concise,
        Format::Json,
        Format::JsonLines,
        Format::Github,
        Format::Sarif,
        Format::Junit,
    ];

    /// Returns the name that the command line uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Full => "full",
            Format::Concise => "concise",
            Format::Json => "json",
            Format::JsonLines => "json-lines",
            Format::Github => "github",
            Format::Sarif => "sarif",
            Format::Junit => "junit",
        }
    }
}

/// Writes findings, in the order given, and the summary.
pub fn render(diagnostics: &[Diagnostic], summary: &Summary, format: Format, style: &Style) -> String {
    match format {
        Format::Full => full::render(diagnostics, summary, style),
        Format::Concise => concise::render(diagnostics, summary),
        Format::Json => json::report(diagnostics, summary),
        Format::JsonLines => json::lines(diagnostics, summary),
        Format::Github => github::render(diagnostics, summary),
        Format::Sarif => sarif::render(diagnostics, summary, style),
        Format::Junit => junit::render(diagnostics, summary),
    }
}

/// Writes one finding with its excerpt, for callers that print as they go.
pub fn render_one(diagnostic: &Diagnostic, style: &Style) -> String {
    full::one(diagnostic, style)
}
