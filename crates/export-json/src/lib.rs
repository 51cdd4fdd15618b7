//! The collection as JSON, for programs: one document, one document a topic, or JSON Lines question by question.
//!
//! `schemas/export.schema.json` is the contract. It describes every field and promises that later versions of the same
//! major number only add to it.
//!
//! **Invariant:** the same publication always gives the same bytes, every field that is written is described in the schema,
//! and an example says that it is proven only if it ran and kept its promise.
//!
//! ```
//! use deckle_content::Publication;
//! # let publication = Publication { title: "Questions".into(), description: String::new(), version: "1.0.0".into(),
//! #     source_url: None, interpreters: Vec::new(), topics: Vec::new() };
//! let document = deckle_export_json::export(&publication);
//! assert!(document.contains("\"format_version\": \"1.1\"") && document.ends_with("}\n"));
//! ```

mod collection;
mod example;
mod exporter;
mod lines;
mod question;
mod text;

pub use collection::Collection;
pub use example::{Example, RunRecord};
pub use exporter::{Json, JsonLines};
pub use lines::{Lines, write_lines};
pub use question::QuestionRecord;
pub use text::Text;

use collection::TopicRecord;
use deckle_content::Publication;
use serde::Serialize;

/// The version of the format that this crate writes: see the promise in the schema's description.
pub const FORMAT_VERSION: &str = "1.1";

/// Where the schema says it lives: its `$id`.
pub const SCHEMA_ID: &str = "https://deckle.example/schemas/export.schema.json";

/// Renders the whole collection as one indented document with a final line feed.
pub fn export(publication: &Publication) -> String {
    let topics = publication
        .topics
        .iter()
        .map(|topic| TopicRecord::full(publication, topic))
        .collect();
    pretty(&Collection::new(publication, Some(topics)))
}

/// Renders one topic as a document of the same shape, holding that topic only; `None` if there is no such topic.
pub fn export_topic(publication: &Publication, id: &str) -> Option<String> {
    let topic = publication.topics.iter().find(|topic| topic.id == id)?;
    let one = Publication {
        topics: vec![topic.clone()],
        ..publication.clone()
    };
    Some(export(&one))
}

/// Indents, so that two versions of a document can be compared line by line.
fn pretty(document: &impl Serialize) -> String {
    #[expect(
        clippy::expect_used,
        reason = "records hold text, numbers and maps with text keys: these always serialise"
    )]
    let mut text = serde_json::to_string_pretty(document).expect("records serialise");
    text.push('\n');
    text
}
