//! Packing notes that are rendered already: the last step alone, for comparing it with other writers of decks.

use crate::check;
use crate::database::{self, Stamped};
use crate::deck;
use crate::error::{Error, Problem};
use crate::field::Field;
use crate::note::Note;
use crate::note_type;
use crate::zipped;
use deckle_content::publication::Publication;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A note whose fields are HTML already.
#[derive(Debug, Clone, Deserialize)]
pub struct Rendered {
    /// Anki's name for it.
    pub guid: String,
    /// The fields, in the note type's order.
    pub fields: Vec<String>,
    /// The tags, without spaces.
    pub tags: Vec<String>,
    /// How many cards it has: 1 or 2.
    pub cards: u8,
}

/// Packs rendered notes into the deck of a publication's first topic. The publication's questions are not looked at.
pub fn pack(publication: &Publication, root: &str, notes: Vec<Rendered>) -> Result<Vec<u8>, Error> {
    let notes: Vec<Note> = notes.into_iter().map(note).collect();
    let mut problems: Vec<Problem> = Vec::new();
    check::notes(&notes, &mut problems);
    if !problems.is_empty() {
        return Err(Error::Unsound(problems));
    }
    let decks = deck::decks(publication, root, &notes);
    let models = note_type::models("", 1, decks.first());
    let stamped: Vec<Stamped<'_>> = notes.iter().map(|note| Stamped { note, modified: 1 }).collect();
    let mut collection = database::build(&stamped, &decks, &models)?;
    zipped::pack(&collection.serialize("main")?, &BTreeMap::new())
}

fn note(rendered: Rendered) -> Note {
    let mut fields = rendered.fields;
    fields.resize(Field::ALL.len(), String::new());
    let key = fields.get(Field::SortKey.index()).cloned().unwrap_or_default();
    Note {
        identity: key.clone(),
        key,
        guid: rendered.guid,
        fields,
        tags: rendered.tags,
        cards: rendered.cards,
        topic: 0,
        retired: false,
        quiet_output: false,
        question: String::new(),
    }
}
