//! Whether content keeps the format's contract: the schema check and the rules.
//!
//! [`check_question`] and [`check_topic`] judge one file, [`check_collection`] what only several files together can
//! break, and [`suppress`] drops what a file suppresses (`allow:`) and applies the collection's severities. [`apply`] carries
//! fixes out.
//!
//! **Invariant:** pure functions of parsed content; a finding always has a code of the registry, and one mistake gives
//! one finding.
//!
//! ```
//! use deckle_content::{Limits, parse};
//! use deckle_validate::check_question;
//!
//! let parsed = parse("content/python/dict.yaml", b"levle: mid\n", &Limits::DEFAULT);
//! let found = check_question(parsed, "python").diagnostics;
//! let unknown = found.iter().find(|finding| finding.code() == "schema/unknown-key");
//! assert_eq!(unknown.map(|finding| finding.label.as_str()), Some("did you mean `level`?"));
//! ```

mod apply;
mod check;
mod collection;
mod config;
mod images;
pub mod rules;
mod runnable;
mod schema;
mod sql;
mod suppress;
mod visit;
mod wording;

pub use apply::apply;
pub use check::{Checked, check_question, check_topic};
pub use collection::{QuestionFile, TopicFile, check_collection, check_released};
pub use config::{Config, Setting, check_config};
pub use images::{Image, images};
pub use runnable::runnable_examples;
pub use schema::REPORT_SCHEMA;
pub use suppress::{Coverage, Reported, suppress};
pub use wording::nearest;
