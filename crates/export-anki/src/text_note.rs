//! Notes as other exporters write them: the same ones that the deck holds.

use crate::deck;
use crate::error::Error;
use crate::example;
use crate::field::Field;
use crate::ledger::Ledger;
use crate::options::Options;
use crate::plan::plan;
use deckle_content::publication::{ProvenQuestion, Publication, TopicEdition};
use std::collections::HashMap;

/// A note that was not withdrawn, with the question that it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct TextNote<'a> {
    /// Anki's name for it, which names the question for good.
    pub guid: String,
    /// The name of the deck that its question card is in.
    pub deck: String,
    /// The tags, without spaces.
    pub tags: Vec<String>,
    /// The fields as HTML, in the order of [`field_names`].
    pub fields: Vec<String>,
    /// The topic.
    pub topic: &'a TopicEdition,
    /// The question.
    pub question: &'a ProvenQuestion,
    /// The address of the question's source.
    pub source: String,
    /// The place of the example that the output card asks about.
    pub asked: Option<usize>,
}

/// Returns the names of a note's fields, in Anki's order.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    Field::ALL.iter().map(|(_, _, name)| *name)
}

/// Lists the notes of a publication, in reading order, topic by topic.
///
/// # Errors
/// Fails where the deck cannot be made either.
pub fn text_notes<'a>(
    publication: &'a Publication,
    ledger: &Ledger,
    options: &Options,
) -> Result<Vec<TextNote<'a>>, Error> {
    let plan = plan(publication, ledger, options)?;
    let questions = publication.topics.iter().flat_map(|topic| {
        let questions = topic.questions.iter();
        questions.map(move |question| (question.key.to_string(), (topic, question)))
    });
    let questions: HashMap<String, (&TopicEdition, &ProvenQuestion)> = questions.collect();
    let notes = plan.notes.into_iter().filter(|note| !note.retired).filter_map(|note| {
        let (topic, question) = *questions.get(&note.key)?;
        let mut examples = question.examples();
        Some(TextNote {
            source: crate::plan::link(publication, &question.key).unwrap_or_default(),
            asked: examples.position(|(snippet, proof)| example::can_be_asked(&topic.topic, snippet, proof)),
            guid: note.guid,
            deck: deck::name(&options.root, topic),
            tags: note.tags,
            fields: note.fields,
            topic,
            question,
        })
    });
    Ok(notes.collect())
}
