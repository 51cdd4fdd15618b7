//! A question with its examples and its links to others.

use crate::example::Example;
use crate::text::Text;
use deckle_content::publication::ProvenQuestion;
use deckle_content::question::FollowUp;
use deckle_content::{Key, Level};
use serde::Serialize;

/// A question, as exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionRecord {
    /// Its permanent name, `topic/id`.
    pub key: String,
    /// The topic's id.
    pub topic: String,
    /// Its id within the topic.
    pub id: String,
    /// Its place in the topic's reading order, from 1; the same in every selection.
    pub number: usize,
    /// The question.
    pub question: Text,
    /// Whom an interviewer would ask.
    pub level: Level,
    /// Words from the topic's vocabulary, the most telling one first.
    pub tags: Vec<String>,
    /// The answer.
    pub answer: Text,
    /// The examples, in order.
    pub examples: Vec<Example>,
    /// What an interviewer asks next.
    pub follow_ups: Vec<FollowUpRecord>,
    /// Whether every example is proven.
    pub proven: bool,
    /// https links to documentation.
    pub references: Vec<String>,
    /// Keys of questions to read next.
    pub related: Vec<String>,
    /// Keys under which it was released before.
    pub formerly: Vec<String>,
}

/// A short question that an interviewer asks next, as exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FollowUpRecord {
    /// The question.
    pub question: Text,
    /// Its answer.
    pub answer: Text,
}

impl FollowUpRecord {
    fn new(follow_up: &FollowUp) -> Self {
        FollowUpRecord {
            question: Text::line(&follow_up.question),
            answer: Text::line(&follow_up.answer),
        }
    }
}

impl QuestionRecord {
    /// Makes the record of one question.
    pub fn new(proven: &ProvenQuestion) -> Self {
        let ProvenQuestion {
            key, number, question, ..
        } = proven;
        let examples: Vec<Example> = proven
            .examples()
            .map(|(snippet, proof)| Example::new(snippet, proof))
            .collect();
        QuestionRecord {
            key: key.to_string(),
            topic: key.topic.clone(),
            id: key.id.clone(),
            number: *number,
            question: Text::line(&question.question),
            level: question.level,
            tags: question.tags.clone(),
            answer: Text::blocks(&question.answer),
            proven: examples.iter().all(|example| example.proven),
            examples,
            follow_ups: question.follow_ups.iter().map(FollowUpRecord::new).collect(),
            references: question.references.clone(),
            related: question
                .related
                .iter()
                .map(|entry| Key::resolve(&key.topic, entry).to_string())
                .collect(),
            formerly: question.formerly.clone(),
        }
    }
}
