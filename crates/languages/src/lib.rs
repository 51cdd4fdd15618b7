//! The languages of examples: one file each says what to run and how to read what came out.
//!
//! A [`Language`] lays out programs for [`deckle_runner`] and reads their outcomes; a [`Runtime`] is what several languages
//! are run with, and finds itself on this machine. To add a language, write its file and add it to [`registry`].
//!
//! **Invariant:** what is read from an outcome is what the language's own implementation printed; nothing here decides
//! whether an example is right.
//!
//! ```
//! use deckle_languages::by_name;
//!
//! assert_eq!(by_name("sql").runtime().name(), "Python");
//! // What nothing here runs is shown.
//! assert_eq!(by_name("nginx").names(), ["nginx"; 0]);
//! ```

#![allow(
    clippy::disallowed_methods,
    reason = "finding interpreters on this machine is part of what this crate is for"
)]

mod data;
mod detect;
mod importable;
mod javascript;
mod language;
mod mismatch;
mod plan;
mod probe;
mod pycon;
mod python;
mod raised;
pub mod registry;
mod runtime;
mod shown;
mod source;
mod sql;
pub mod store;
mod version;
mod written;

pub use detect::{DetectError, Host};
pub use language::{Check, CheckKind, Checked, Comparison, Example, Exit, Language, Observed, Run};
pub use mismatch::{Correction, Mismatch};
pub use plan::{Plan, plan};
pub use python::{PYTHON, distribution_name};
pub use raised::{Frame, Raised};
pub use registry::{LANGUAGES, RUNTIMES, by_name, on};
pub use runtime::{Runtime, Toolchain};
pub use source::Source;
pub use sql::{ENGINES, OnEngine, on_engine};
