//! Notes of questions that were withdrawn: a last edit that says so, because a deletion never reaches a learner.

use crate::field::Field;
use crate::html::{in_language, inert};
use crate::identity::released;
use crate::ledger::{Entry, Ledger};
use crate::note::Note;
use crate::orphaned_cards;
use deckle_content::Key;
use deckle_content::publication::{Publication, TopicEdition};
use deckle_markup::{blocks_to_html, escape_html, parse};
use std::collections::BTreeMap;

/// The tag that a withdrawn note gets; learners can search for it.
pub(crate) const TAG: &str = "retired";

/// A note to be withdrawn.
pub(crate) struct RetiredNote<'a> {
    pub(crate) identity: &'a str,
    pub(crate) topic: usize,
    /// Markdown for those who still have the card.
    pub(crate) sentence: String,
}

/// Finds the released notes that the publication withdraws: those under `retired`, and those whose question became part of
/// another one. Absence alone withdraws nothing, because a publication may be a selection.
pub(crate) fn retired_notes<'a>(
    publication: &Publication,
    ledger: &'a Ledger,
    live: &BTreeMap<String, Key>,
) -> Vec<RetiredNote<'a>> {
    let mut found: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for (at, topic) in publication.topics.iter().enumerate() {
        for (id, sentence) in &topic.topic.retired {
            let key = Key::new(&topic.id, id).to_string();
            if let Some(identity) = released(&key, ledger) {
                found.entry(identity).or_insert_with(|| (at, sentence.clone()));
            }
        }
        for question in &topic.questions {
            for former in &question.question.formerly {
                if let Some(identity) = released(former, ledger) {
                    let sentence = format!("It is now part of another question: {}", question.question.question);
                    found.entry(identity).or_insert((at, sentence));
                }
            }
        }
    }
    found
        .into_iter()
        .filter(|(identity, _)| !live.contains_key(*identity))
        .map(|(identity, (topic, sentence))| RetiredNote {
            identity,
            topic,
            sentence,
        })
        .collect()
}

/// Makes the last edit of a note from what the ledger remembers of it.
pub(crate) fn note(topic: &TopicEdition, retired_note: &RetiredNote<'_>, entry: &Entry, guid: String) -> Note {
    let mut fields = vec![String::new(); Field::ALL.len()];
    let mut set = |field: Field, html: String| {
        if let Some(slot) = fields.get_mut(field.index()) {
            *slot = inert(&html);
        }
    };
    let sentence = blocks_to_html(&parse(&retired_note.sentence));
    let notice = in_language(&topic.topic.text_language, sentence);
    let question = escape_html(&entry.question);
    set(Field::Question, in_language(&topic.topic.text_language, question));
    // The front says already that the question was withdrawn.
    set(
        Field::Notice,
        format!("{notice}<p>You can suspend this card, or keep it.</p>"),
    );
    set(Field::Topic, escape_html(&topic.topic.title));
    set(Field::SortKey, escape_html(&entry.key));
    if entry.cards > 1 {
        orphaned_cards::fill(&mut fields);
    }
    Note {
        identity: retired_note.identity.to_owned(),
        key: entry.key.clone(),
        guid,
        fields,
        tags: vec![TAG.to_owned()],
        cards: entry.cards,
        topic: retired_note.topic,
        retired: true,
        quiet_output: entry.cards > 1,
        question: entry.question.clone(),
    }
}
