//! The collection: a schema 11 database, the one that every Anki since 2.1.49 imports.

use crate::deck::Decks;
use crate::error::Error;
use crate::field::{Field, NOTE_TYPE_ID};
use crate::guid::Ids;
use crate::html::strip;
use crate::note::Note;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

const SCHEMA: &str = include_str!("assets/schema.sql");

/// A day that begins the collection: 2017-07-14 at 04:00 UTC. It moves no review, since a package has none.
const CREATED: i64 = 1_500_004_800;

/// A note with the time of its last change.
pub(crate) struct Stamped<'a> {
    pub(crate) note: &'a Note,
    /// Seconds since 1970.
    pub(crate) modified: i64,
}

/// Builds the collection in memory; `SQLite`'s `serialize` then gives the file's bytes.
pub(crate) fn build(notes: &[Stamped<'_>], decks: &Decks, models: &Value) -> Result<Connection, Error> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(SCHEMA)?;
    let transaction = database.transaction()?;
    transaction.execute(
        "insert into col values (1, ?, 0, 0, 11, 0, -1, 0, ?, ?, ?, ?, '{}')",
        params![
            CREATED,
            conf().to_string(),
            models.to_string(),
            decks.json.to_string(),
            deck_conf().to_string()
        ],
    )?;
    {
        let mut insert_note = transaction.prepare("insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')")?;
        for (id, stamped) in with_ids(notes) {
            let note = stamped.note;
            insert_note.execute(params![
                id,
                note.guid,
                NOTE_TYPE_ID,
                stamped.modified,
                format!(" {} ", note.tags.join(" ")),
                note.fields.join("\u{1f}"),
                strip(note.field(Field::SortKey)),
                checksum(note.field(Field::Question)),
            ])?;
        }
        let mut insert_card =
            transaction.prepare("insert into cards values (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')")?;
        for card in cards(notes, decks) {
            insert_card.execute(params![
                card.id,
                card.note,
                card.deck,
                card.template,
                card.modified,
                card.due
            ])?;
        }
    }
    transaction.commit()?;
    Ok(database)
}

/// Gives notes their ids, and sorts by them: a table filled in order is smaller and quicker to fill.
fn with_ids<'a>(notes: &'a [Stamped<'a>]) -> Vec<(i64, &'a Stamped<'a>)> {
    let mut ids = Ids::default();
    let mut out: Vec<_> = notes
        .iter()
        .map(|stamped| (ids.id(&["deckle note id", &stamped.note.guid]), stamped))
        .collect();
    out.sort_by_key(|(id, _)| *id);
    out
}

struct Card {
    id: i64,
    note: i64,
    deck: i64,
    template: u8,
    modified: i64,
    due: u32,
}

fn cards(notes: &[Stamped<'_>], decks: &Decks) -> Vec<Card> {
    let mut note_ids = Ids::default();
    let mut card_ids = Ids::default();
    let mut out = Vec::new();
    let mut due = 0;
    for stamped in notes {
        let note = stamped.note;
        let note_id = note_ids.id(&["deckle note id", &note.guid]);
        for template in 0..note.cards {
            due += 1;
            out.push(Card {
                id: card_ids.id(&["deckle card id", &note.guid, &template.to_string()]),
                note: note_id,
                deck: decks.of(note, template),
                template,
                modified: stamped.modified,
                due,
            });
        }
    }
    out.sort_by_key(|card| card.id);
    out
}

/// Computes what Anki compares first fields by: the first four bytes of SHA-1 over its text.
fn checksum(html: &str) -> u32 {
    let hash = Sha1::digest(strip(html).as_bytes());
    hash.iter().take(4).fold(0, |all, byte| (all << 8) | u32::from(*byte))
}

fn conf() -> Value {
    json!({
        "activeDecks": [1], "addToCur": true, "collapseTime": 1200, "curDeck": 1, "curModel": NOTE_TYPE_ID,
        "dueCounts": true, "estTimes": true, "newBury": true, "newSpread": 0, "nextPos": 1, "schedVer": 2,
        "sortBackwards": false, "sortType": "noteFld", "timeLim": 0,
    })
}

fn deck_conf() -> Value {
    json!({
        "1": {
            "id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0,
            "replayq": true, "dyn": false,
            "new": {
                "bury": false, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20,
            },
            "rev": {
                "bury": false, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2,
            },
            "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
        }
    })
}
