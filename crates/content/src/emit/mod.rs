//! Typed values as text: one canonical writing of a file.
//!
//! Keys stand in the order of their schema, a text with a line feed is a `|` block, and quotes stand exactly where a reader
//! of YAML would take a bare text for something else.
//!
//! **Invariant:** what is written parses to the same value, and no rule finds fault with how it is written.

mod format;
mod text;
mod tree;
mod write;

#[cfg(test)]
mod tests;

use crate::fields::{QUESTION, Shape, TOPIC};
use crate::{Question, Topic};
pub use format::{DRAFT_COMMENT, LeftAlone, format};
use serde::Serialize;
use serde_json::Value;
pub use text::{Place, inline};
pub(crate) use text::{block, indented};
use tree::{Content, Item};

/// Writes a question's file. `language` is its topic's, which examples need not name.
///
/// ```
/// # let yaml = "question: Is `no` text?\nlevel: mid\ntags: [\"no\"]\nanswer: |\n  Yes.\nsnippets:\n  - code: |\n      print(1)\nreferences:\n  - https://example.org/\n";
/// use deckle_content::{Limits, Question, emit, parse};
///
/// let document = parse("no.yaml", yaml.as_bytes(), &Limits::DEFAULT).document.ok_or("not YAML")?;
/// let question: Question = document.typed()?;
/// assert_eq!(emit::question(&question, "python"), yaml);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn question(question: &Question, language: &str) -> String {
    let mut value = json(question);
    let examples = value.get_mut("snippets").and_then(Value::as_array_mut);
    for example in examples.into_iter().flatten().filter_map(Value::as_object_mut) {
        if example.get("language").and_then(Value::as_str) == Some(language) {
            example.shift_remove("language");
        }
    }
    written(&value, &QUESTION)
}

/// Writes a topic's own file.
pub fn topic(topic: &Topic) -> String {
    written(&json(topic), &TOPIC)
}

fn json(value: &impl Serialize) -> Value {
    // Texts, numbers, lists and mappings with texts as keys: nothing of these has no JSON.
    serde_json::to_value(value).unwrap_or_default()
}

fn written(value: &Value, shape: &Shape) -> String {
    let mut out = String::new();
    if let Content::Mapping(entries) = Item::of_value(value, Some(shape)).content {
        write::mapping(&mut out, &entries, Some(shape), 0);
    }
    out
}
