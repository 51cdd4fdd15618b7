//! What must hold of every note before a byte is written.

use crate::error::Problem;
use crate::field::Field;
use crate::html::strip;
use crate::note::Note;
use std::collections::BTreeMap;

/// Bytes in a field. Anki's editor slows down and `AnkiDroid` fails to load rows far above this.
const FIELD_LIMIT: usize = 128 * 1024;

/// Checks all notes, and pushes every problem.
pub(crate) fn notes(notes: &[Note], problems: &mut Vec<Problem>) {
    if notes.is_empty() && problems.is_empty() {
        problems.push(Problem::NoNotes);
    }
    let mut guids: BTreeMap<&str, &str> = BTreeMap::new();
    for note in notes {
        if let Some(first) = guids.insert(&note.guid, &note.identity) {
            problems.push(Problem::OneGuid {
                first: first.to_owned(),
                second: note.identity.clone(),
            });
        }
        tags(note, problems);
        fields(note, problems);
    }
}

fn tags(note: &Note, problems: &mut Vec<Problem>) {
    for tag in &note.tags {
        if tag.is_empty() || tag.contains(|c: char| c.is_whitespace() || c == '\u{3000}') {
            problems.push(Problem::TagWithSpace {
                key: note.key.clone(),
                tag: tag.clone(),
            });
        }
    }
}

fn fields(note: &Note, problems: &mut Vec<Problem>) {
    if strip(note.field(Field::Question)).trim().is_empty() {
        problems.push(Problem::EmptyQuestion { key: note.key.clone() });
    }
    for ((_, _, name), html) in Field::ALL.iter().zip(&note.fields) {
        if html.len() > FIELD_LIMIT {
            problems.push(Problem::FieldTooLong {
                key: note.key.clone(),
                field: name,
                bytes: html.len(),
                limit: FIELD_LIMIT,
            });
        }
        // Bytes suffice: below 0x20, UTF-8 has nothing but these characters.
        let control = |b: &u8| *b < 0x20 && !matches!(b, b'\n' | b'\t' | b'\r');
        if let Some(character) = html.bytes().find(|b| control(b)).map(char::from) {
            problems.push(Problem::ControlCharacter {
                key: note.key.clone(),
                field: name,
                character,
            });
        }
    }
}
