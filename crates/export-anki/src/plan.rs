//! The notes that a publication makes, before anything is stamped or written.

use crate::check;
use crate::error::{Error, Problem};
use crate::field::Field;
use crate::guid::guid;
use crate::identity::identity;
use crate::ledger::Ledger;
use crate::note::{Note, Rendered, render, words};
use crate::options::Options;
use crate::orphaned_cards;
use crate::retired;
use deckle_content::Key;
use deckle_content::publication::Publication;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The notes as they should be, and what they show.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    /// The collection's name in guids.
    pub(crate) collection: String,
    /// The notes in reading order, topic by topic; withdrawn ones last.
    pub(crate) notes: Vec<Note>,
    /// The images, by their name in Anki.
    pub(crate) media: BTreeMap<String, &'a [u8]>,
}

/// Plans the notes of a publication, or lists every problem.
pub(crate) fn plan<'a>(publication: &Publication, ledger: &Ledger, options: &'a Options) -> Result<Plan<'a>, Error> {
    let collection = ledger.collection.clone().unwrap_or_else(|| collection(publication));
    let mut problems = Vec::new();
    let mut live: BTreeMap<String, Key> = BTreeMap::new();
    let mut wanted = Vec::new();
    for (at, topic) in publication.topics.iter().enumerate() {
        for question in &topic.questions {
            let identity = identity(question, ledger);
            match live.insert(identity.clone(), question.key.clone()) {
                None => wanted.push((at, topic, question, identity)),
                Some(first) => problems.push(Problem::OneNote {
                    first,
                    second: question.key.clone(),
                    identity,
                }),
            }
        }
    }
    let rendered: Vec<Rendered<'_>> = wanted
        .par_iter()
        .map(|(_, topic, question, _)| {
            render(
                topic,
                question,
                link(publication, &question.key).as_deref(),
                &options.media,
            )
        })
        .collect();
    let mut notes = Vec::with_capacity(wanted.len());
    let mut media = BTreeMap::new();
    for ((topic, _, question, identity), mut rendered) in wanted.into_iter().zip(rendered) {
        problems.extend(rendered.problems);
        media.extend(rendered.images);
        let released_cards = ledger.notes.get(&identity).map_or(0, |entry| entry.cards);
        let quiet_output = orphaned_cards::keep(&mut rendered.fields, released_cards);
        let has_output = rendered
            .fields
            .get(Field::Output.index())
            .is_some_and(|html| !html.is_empty());
        notes.push(Note {
            guid: guid(&collection, &identity),
            identity,
            key: question.key.to_string(),
            fields: rendered.fields,
            tags: rendered.tags,
            cards: if has_output { 2 } else { 1 },
            topic,
            retired: false,
            quiet_output,
            question: words(&question.question.question),
        });
    }
    for retired_note in retired::retired_notes(publication, ledger, &live) {
        if let (Some(topic), Some(entry)) = (
            publication.topics.get(retired_note.topic),
            ledger.notes.get(retired_note.identity),
        ) {
            notes.push(retired::note(
                topic,
                &retired_note,
                entry,
                guid(&collection, retired_note.identity),
            ));
        }
    }
    check::notes(&notes, &mut problems);
    if problems.is_empty() {
        Ok(Plan {
            collection,
            notes,
            media,
        })
    } else {
        Err(Error::Unsound(problems))
    }
}

/// Returns a question's address in the collection's repository, as GitHub and its kin have it. It names no version, so
/// that a release changes no note.
pub(crate) fn link(publication: &Publication, key: &Key) -> Option<String> {
    let source = publication.source_url.as_deref()?;
    Some(format!("{source}/blob/HEAD/content/{}/{}.yaml", key.topic, key.id))
}

/// Returns a name without spaces for a collection that has none in its ledger yet: from its address, since many have the
/// same title, else from its title.
fn collection(publication: &Publication) -> String {
    let address = publication
        .source_url
        .as_deref()
        .map(|url| url.trim_start_matches("https://"));
    let words: Vec<String> = address
        .unwrap_or(&publication.title)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        "collection".to_owned()
    } else {
        words.join("-")
    }
}
