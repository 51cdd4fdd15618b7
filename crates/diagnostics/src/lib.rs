//! What deckle has to say about its input: codes, spans, severities, fixes, and their renderings.
//!
//! A [`Diagnostic`] points into a [`SourceFile`] and says what is wrong, where, and what to type instead. This crate
//! builds and renders diagnostics; it reads no file and decides no policy.
//!
//! **Invariant:** whatever the input holds, no rendering contains a raw control character other than the line feeds
//! and colours that the renderer itself wrote: see [`escape`].
//!
//! ```
//! use deckle_diagnostics::{Format, SourceFile, Span, Style, Summary, render};
//!
//! deckle_diagnostics::rules! {
//!     /// ## What it does
//!     /// Reports a level that there is not.
//!     UNKNOWN_LEVEL = "level/unknown" { severity: Error, since: "0.1.0" }
//! }
//!
//! # fn main() {
//! let file = SourceFile::new("a.yaml", "level: expert\n");
//! let found = UNKNOWN_LEVEL.at(&file, Span::new(7, 13), "there is no level `expert`").help("write junior, mid or senior");
//! let concise = Format::find("concise").unwrap_or_default();
//! let report = render(&[found], &Summary::default(), concise, &Style::default());
//! assert!(report.starts_with("a.yaml:1:8: level/unknown there is no level `expert`\n"));
//! assert_eq!(RULES.len(), 1);
//! # }
//! ```

mod diagnostic;
pub mod escape;
mod fix;
mod registry;
pub mod render;
mod rule;
mod severity;
mod source;
mod supersede;
mod superseded;

pub use diagnostic::{Diagnostic, Label, Location};
pub use fix::{Applicability, Edit, Fix};
pub use registry::Registry;
pub use render::{Format, Style, Summary, render};
pub use rule::Rule;
pub use severity::Severity;
pub use source::{Position, SourceFile, Span};
pub use supersede::{Reach, Supersedes};
pub use superseded::drop_superseded;
