//! Comma-separated plain text with a header row (RFC 4180), for programs other than Anki.

use crate::error::Error;
use crate::example::Examples;
use crate::formula::harmless;
use crate::plain::{blocks, inlines};
use ::csv::{Terminator, WriterBuilder};
use deckle_content::Publication;
use deckle_export_anki::{Ledger, Options, TextNote, text_notes};
use deckle_markup::{parse, parse_inline};

/// The columns. Programs find them by these names, so later versions only add to them.
const COLUMNS: [&str; 13] = [
    "GUID",
    "Key",
    "Topic",
    "Level",
    "Question",
    "Answer",
    "Examples before",
    "Code",
    "Output",
    "Examples after",
    "Source",
    "Tags",
    "Follow-ups",
];

/// Writes the notes as comma-separated plain text with a header row.
///
/// # Errors
/// Fails where the deck cannot be made either.
pub fn export_csv(publication: &Publication, ledger: &Ledger, options: &Options) -> Result<Vec<u8>, Error> {
    let notes = text_notes(publication, ledger, options)?;
    let mut rows = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    rows.write_record(COLUMNS)?;
    for note in notes {
        rows.write_record(cells(note).map(harmless))?;
    }
    rows.into_inner()
        .map_err(|error| ::csv::Error::from(error.into_error()).into())
}

fn cells(note: TextNote<'_>) -> [String; 13] {
    let question = &note.question.question;
    let examples = Examples::of(&note);
    [
        note.guid,
        note.question.key.to_string(),
        note.topic.topic.title.clone(),
        question.level.as_str().to_owned(),
        inlines(&parse_inline(&question.question)),
        blocks(&parse(&question.answer)),
        examples.before,
        examples.code,
        examples.output,
        examples.after,
        note.source,
        note.tags.join(" "),
        blocks(&parse(&question.follow_ups_markdown())),
    ]
}
