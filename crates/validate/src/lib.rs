//! Whether content keeps the format's contract: the schema check and the rules.
//!
//! [`check_question`] and [`check_topic`] judge one file, [`check_collection`] what only several files together can
//! break, and [`finish`] applies what a file may keep (`allow:`) and the collection's severities. [`rules::registry`]
//! knows every code that deckle can emit, [`apply`] carries fixes out.
//!
//! **Invariant:** pure functions of parsed content; a finding always has a code of the registry, and one mistake gives
//! one finding.

mod apply;
mod check;
mod collection;
mod config;
mod finish;
mod pictures;
pub mod rules;
mod schema;
mod sound;
mod visit;
mod words;

pub use apply::apply;
pub use check::{Checked, check_question, check_topic};
pub use collection::{QuestionFile, TopicFile, check_collection, check_released};
pub use config::{Config, Setting, check_config};
pub use finish::{Finished, Scope, finish};
pub use pictures::{Picture, pictures};
pub use schema::{CONFIG_SCHEMA, QUESTION_SCHEMA, REPORT_SCHEMA, TOPIC_SCHEMA};
pub use sound::sound_examples;
