//! Answers in chunks, as scripts: a topic's page holds all its questions, and fetches answers when they come into view.

use crate::topic::TopicView;
use crate::{File, search};
use std::collections::BTreeMap;

/// Questions whose answers are sent together. The first chunk of a page is part of the page itself.
pub(crate) const CHUNK: usize = 20;

/// Returns the number, from 1, of the chunk that holds the question at a place.
pub(crate) fn chunk_of(place: usize) -> usize {
    place / CHUNK + 1
}

/// Renders the chunks of a topic.
pub(crate) fn files(topic: &TopicView) -> Vec<File> {
    topic
        .questions
        .chunks(CHUNK)
        .zip(topic.bodies.chunks(CHUNK))
        .enumerate()
        .map(|(at, (questions, bodies))| {
            let answers: BTreeMap<&str, &str> = questions
                .iter()
                .zip(bodies)
                .map(|(question, body)| (question.id.as_str(), body.as_str()))
                .collect();
            File::text(
                format!("{}/answers-{}.js", topic.id, at + 1),
                search::call("answers", &answers),
            )
        })
        .collect()
}
