//! What deckle has to say about its input: codes, spans, severities, fixes, and their renderings.
//!
//! A [`Diagnostic`] points into a [`SourceFile`] and says what is wrong, where, and what to type instead. This crate
//! builds and renders diagnostics; it reads no file and decides no policy.
//!
//! **Invariant:** whatever the input holds, no rendering contains a raw control character other than the line feeds
//! and colours that the renderer itself wrote: see [`escape`].

mod diagnostic;
pub mod escape;
mod registry;
pub mod render;
mod rule;
mod source;
mod supersede;

pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Location, Severity};
pub use registry::Registry;
pub use render::{Format, Style, Summary, render};
pub use rule::Rule;
pub use source::{Position, SourceFile, Span};
pub use supersede::{Reach, Supersedes, drop_superseded};
