//! A collection in memory, and what every front end asks of it: findings, fixes, runs of its examples, and what is
//! published.
//!
//! The command line, tests and measurements go through this crate, so that all of them see what users get.
//!
//! **Invariant:** it writes no content. Whoever asks for changes is given texts, and decides whether to keep them.
//!
//! ```
//! use deckle_workspace::{Memory, Scope, Workspace};
//! use std::path::Path;
//!
//! let mut files = Memory::default();
//! files.insert("content/python/dict.yaml", "question: What is a dict?\n");
//! let mut workspace = Workspace::open(files, Path::new("."));
//! let whole = Scope::default();
//! let codes = |workspace: &Workspace| -> Vec<&'static str> {
//!     workspace.check(&whole).diagnostics.iter().map(|found| found.code()).collect()
//! };
//! assert!(codes(&workspace).contains(&"schema/missing-key"));
//!
//! // An editor's text that is not saved takes the place of the file.
//! workspace.set_text("content/python/dict.yaml", Some("question: [\n"));
//! assert!(codes(&workspace).contains(&"yaml/unclosed-bracket"));
//! ```

#![allow(
    clippy::disallowed_methods,
    reason = "this is the crate that reads content, and asks git what was released"
)]

mod analysis;
mod bless;
mod blessing;
mod change;
mod collection;
mod compare;
mod error;
mod examples;
mod file_findings;
mod file_system;
mod fix;
mod format;
mod image_kind;
mod images;
mod lock;
mod progress;
mod publication;
mod rename;
mod report;
mod results;
mod revision;
pub mod root;
mod rules;
mod run;
mod sample;
mod scope;
mod spread;
mod unproven;
mod walk;
mod workspace;

pub use analysis::{FileAnalysis, Question, Settings, TopicFile};
pub use bless::Blessing;
pub use change::Change;
pub use collection::{Collection, Topic};
pub use compare::{Difference, Fate, TopicDifferences, compare};
pub use error::Error;
pub use file_system::{Disk, Entry, FileSystem, Kind, Memory, Overlay};
pub use fix::Correction;
pub use format::{Formatted, LeftAlone};
pub use image_kind::{ImageKind, KindError};
pub use images::{ImageError, read as read_image};
pub use progress::Progress;
pub use report::Report;
pub use results::ExampleResults;
pub use revision::{Changes, changes, files as files_at, keys as released_keys};
pub use rules::rules;
pub use run::{RunOptions, toolchains};
pub use scope::Scope;
pub use unproven::strict;
pub use workspace::Workspace;

/// The limits that content is read with.
pub const LIMITS: deckle_content::Limits = deckle_content::Limits::DEFAULT;
