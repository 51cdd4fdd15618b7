//! The check of a whole collection: what only several files together can break.

use crate::rules::{dup, engine, id, reference};
use deckle_content::{Document, Key, Question, Topic};
use deckle_diagnostics::Diagnostic;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// The names of a collection's questions.
#[derive(Debug)]
pub(crate) struct Keys<'a> {
    by_topic: BTreeMap<&'a str, BTreeSet<&'a str>>,
    former: HashMap<Key, &'a Key>,
}

impl<'a> Keys<'a> {
    fn new(questions: &[QuestionFile<'a>], keys: &'a [Key]) -> Self {
        let mut by_topic: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for key in keys.iter().chain(questions.iter().map(|file| file.key)) {
            by_topic.entry(&key.topic).or_default().insert(&key.id);
        }
        let mut former = HashMap::new();
        for file in questions {
            let own = file.question.iter().flat_map(|typed| &typed.formerly);
            former.extend(own.filter_map(|former| Some((former.parse().ok()?, file.key))));
        }
        Keys { by_topic, former }
    }

    /// Tells whether there is a file for a key.
    pub(crate) fn contains(&self, key: &Key) -> bool {
        let ids = self.by_topic.get(key.topic.as_str());
        ids.is_some_and(|ids| ids.contains(key.id.as_str()))
    }

    /// Yields the ids of a topic, in order.
    pub(crate) fn of_topic(&self, topic: &str) -> impl Iterator<Item = &'a str> + '_ {
        self.by_topic.get(topic).into_iter().flatten().copied()
    }

    /// Returns the question that once had a key.
    pub(crate) fn renamed(&self, key: &Key) -> Option<&'a Key> {
        self.former.get(key).copied()
    }
}

/// Checks what only several files together can break: references, reading order, near-duplicates.
///
/// `keys` holds the key of every question file that exists, those that do not parse included, so that a reference to one
/// of them is not called unknown.
pub fn check_collection(questions: &[QuestionFile<'_>], topics: &[TopicFile<'_>], keys: &[Key]) -> Vec<Diagnostic> {
    let keys = Keys::new(questions, keys);
    let mut out = Vec::new();
    id::duplicate::check(questions, &mut out);
    id::formerly_taken::check(questions, topics, &keys, &mut out);
    let mut by_topic: BTreeMap<&str, Vec<&QuestionFile<'_>>> = BTreeMap::new();
    for question in questions {
        reference::unknown_question::check(question, &keys, &mut out);
        by_topic.entry(&question.key.topic).or_default().push(question);
    }
    for topic in topics {
        reference::unknown_question::check_order(topic, &keys, &mut out);
        let own = by_topic.get(topic.id).map(Vec::as_slice).unwrap_or_default();
        reference::not_in_order::check(topic, own, &mut out);
        id::retired_exists::check(topic, &keys, &mut out);
        for question in own {
            reference::unknown_tag::check(question, topic, &mut out);
            if let (Some(typed), Some(own)) = (question.question, topic.topic) {
                engine::check(question.document, typed, own, &mut out);
            }
        }
    }
    dup::same_topic::check(topics, &mut out);
    dup::other_topic::check(questions, topics, &mut out);
    dup::same_answer::check(questions, &mut out);
    for questions in by_topic.into_values() {
        let titles = dup::titles::Titles::new(questions);
        dup::same_title::check(&titles, &mut out);
        dup::near_duplicate::check(&titles, &mut out);
    }
    out.sort_by(Diagnostic::order);
    out
}

/// Checks that every released question still has its place: `released` holds the keys of an earlier revision.
pub fn check_released(
    released: &[Key],
    questions: &[QuestionFile<'_>],
    topics: &[TopicFile<'_>],
    keys: &[Key],
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    id::vanished::check(released, topics, &Keys::new(questions, keys), &mut out);
    out.sort_by(Diagnostic::order);
    out
}
