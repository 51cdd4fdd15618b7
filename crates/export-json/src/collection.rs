//! The head of a document: the collection and its topics.

use crate::question::QuestionRecord;
use crate::text::Text;
use crate::{FORMAT_VERSION, SCHEMA_ID};
use deckle_content::Publication;
use deckle_content::publication::{Counts, ProvenQuestion, TopicEdition};
use deckle_content::topic::Group;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The collection, as exported.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Collection<'a> {
    /// The schema's `$id`.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// The version of the format.
    pub format_version: &'static str,
    /// The content's version.
    pub content_version: String,
    /// The collection's title.
    pub title: String,
    /// What it is.
    pub description: Text,
    /// Where its source can be read.
    pub source_url: Option<String>,
    /// The interpreters that ran the examples.
    pub interpreters: Vec<String>,
    /// Whether every example that ran was held by the sandbox.
    pub sandboxed: bool,
    /// How many questions and examples there are.
    pub counts: CountRecord,
    /// The topics; absent from the head of JSON Lines, where they have lines of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) topics: Option<Vec<TopicRecord<'a>>>,
}

/// How many questions there are, and how their examples came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CountRecord {
    questions: usize,
    examples: Counts,
}

/// A topic, as exported.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct TopicRecord<'a> {
    id: String,
    title: String,
    description: Text,
    group: Group,
    language: String,
    text_language: String,
    content_version: String,
    tags: BTreeMap<String, String>,
    retired: BTreeMap<String, String>,
    counts: CountRecord,
    /// The questions' keys, written from the questions themselves: a list of its own would grow with the collection.
    #[serde(serialize_with = "keys")]
    order: &'a [ProvenQuestion],
    #[serde(skip_serializing_if = "Option::is_none")]
    questions: Option<Vec<QuestionRecord>>,
}

impl<'a> Collection<'a> {
    pub(crate) fn new(publication: &Publication, topics: Option<Vec<TopicRecord<'a>>>) -> Self {
        Collection {
            schema: SCHEMA_ID,
            format_version: FORMAT_VERSION,
            content_version: publication.version.clone(),
            title: publication.title.clone(),
            description: Text::blocks(&publication.description),
            source_url: publication.source_url.clone(),
            interpreters: publication.interpreters.clone(),
            sandboxed: publication.sandboxed(),
            counts: CountRecord {
                questions: publication.questions().count(),
                examples: publication.counts(),
            },
            topics,
        }
    }
}

impl<'a> TopicRecord<'a> {
    /// Makes the record of a topic with its questions.
    pub(crate) fn full(publication: &Publication, topic: &'a TopicEdition) -> Self {
        TopicRecord {
            questions: Some(topic.questions.iter().map(QuestionRecord::new).collect()),
            ..TopicRecord::head(publication, topic)
        }
    }

    /// Makes the record of a topic without its questions.
    pub(crate) fn head(publication: &Publication, topic: &'a TopicEdition) -> Self {
        let own = &topic.topic;
        TopicRecord {
            id: topic.id.clone(),
            title: own.title.clone(),
            description: Text::blocks(&own.description),
            group: own.group,
            language: own.language.clone(),
            text_language: own.text_language.clone(),
            content_version: publication.version.clone(),
            tags: own.tags.clone(),
            retired: own.retired.clone(),
            counts: CountRecord {
                questions: topic.questions.len(),
                examples: topic.counts(),
            },
            order: &topic.questions,
            questions: None,
        }
    }
}

/// Writes questions as their keys.
fn keys<S: Serializer>(questions: &[ProvenQuestion], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(questions.iter().map(|question| question.key.to_string()))
}
