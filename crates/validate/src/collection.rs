//! The check of a whole collection: what only several files together can break.

use deckle_content::{Document, Key, Question, Topic};
use deckle_diagnostics::Diagnostic;

/// A question's file as part of a collection. Files that broke their schema are part of it too: their ids count.
#[derive(Debug, Clone, Copy)]
pub struct QuestionFile<'a> {
    /// The question's permanent name, from its path.
    pub key: &'a Key,
    /// The tree.
    pub document: &'a Document,
    /// The typed question, if the file fits its schema.
    pub question: Option<&'a Question>,
}

/// A topic's file as part of a collection.
#[derive(Debug, Clone, Copy)]
pub struct TopicFile<'a> {
    /// The folder's name.
    pub id: &'a str,
    /// The tree.
    pub document: &'a Document,
    /// The typed topic, if the file fits its schema.
    pub topic: Option<&'a Topic>,
}

/// Checks what only several files together can break: references, reading order, near-duplicates.
///
/// `keys` holds the key of every question file that exists, those that do not parse included, so that a reference to one
/// of them is not called unknown.
pub fn check_collection(questions: &[QuestionFile<'_>], topics: &[TopicFile<'_>], keys: &[Key]) -> Vec<Diagnostic> {
    let _ = (questions, topics, keys);
    Vec::new()
}
