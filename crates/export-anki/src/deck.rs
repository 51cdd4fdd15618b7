//! The decks: one for each topic, inside it one for the output cards, and one apart for what is no longer asked.
//!
//! Anki finds decks by name, and a card that a learner has never moves. The output cards have a deck of their own so that
//! a learner can leave them out, or study them apart, without touching a card. Withdrawn ones stay where they are with who
//! has studied them. Who imports them for the first time gets them outside the deck that is studied, since Anki imports no
//! card suspended.

use crate::guid::Ids;
use crate::note::Note;
use deckle_content::publication::{Publication, TopicEdition};
use deckle_markup::{blocks_to_html, escape_html, parse};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// The decks' ids.
pub(crate) struct Decks {
    /// By topic, in the publication's order.
    topics: Vec<TopicDecks>,
    withdrawn: Option<i64>,
    /// The `decks` column.
    pub(crate) json: Value,
}

#[derive(Clone, Copy, Default)]
struct TopicDecks {
    questions: Option<i64>,
    output: Option<i64>,
}

/// The deck that every collection has. Nothing is put there.
const DEFAULT: i64 = 1;

impl Decks {
    /// Returns the deck of a note's card.
    pub(crate) fn of(&self, note: &Note, template: u8) -> i64 {
        let decks = self.topics.get(note.topic).copied().unwrap_or_default();
        let deck = match template {
            _ if note.retired => self.withdrawn,
            0 => decks.questions,
            _ if note.quiet_output => self.withdrawn,
            _ => decks.output,
        };
        deck.unwrap_or(DEFAULT)
    }

    /// Returns the deck that the note type suggests for a learner's own notes.
    pub(crate) fn first(&self) -> i64 {
        self.topics.iter().find_map(|topic| topic.questions).unwrap_or(DEFAULT)
    }
}

/// Names the deck of a topic.
pub(crate) fn name(root: &str, topic: &TopicEdition) -> String {
    format!("{root}::{}", within_a_deck(&topic.topic.title))
}

/// Returns a title with one colon where two or more would open another deck.
fn within_a_deck(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for c in title.chars() {
        if c != ':' || !out.ends_with(':') {
            out.push(c);
        }
    }
    out
}

/// Makes the decks that notes need.
pub(crate) fn decks(publication: &Publication, root: &str, notes: &[Note]) -> Decks {
    let mut ids = Ids::default();
    let mut all = Map::new();
    let mut put = |name: &str, description: &str| {
        let id = ids.id(&["deckle deck", name]);
        all.insert(id.to_string(), deck(id, name, description));
        Some(id)
    };
    put(root, &about_collection(publication));
    let mut topics = vec![TopicDecks::default(); publication.topics.len()];
    for (at, (topic, decks)) in publication.topics.iter().zip(&mut topics).enumerate() {
        let has = |test: &dyn Fn(&Note) -> bool| notes.iter().any(|note| note.topic == at && test(note));
        let name = name(root, topic);
        if has(&|note| !note.retired) {
            decks.questions = put(&name, &about_topic(publication, topic));
        }
        if has(&|note| note.cards > 1 && !note.quiet_output) {
            decks.output = put(&format!("{name}::Output"), ABOUT_OUTPUT);
        }
    }
    let withdrawn = if notes.iter().any(|note| note.retired || note.quiet_output) {
        put(&format!("{root} (withdrawn)"), ABOUT_WITHDRAWN)
    } else {
        None
    };
    all.insert(DEFAULT.to_string(), deck(DEFAULT, "Default", ""));
    all.sort_keys();
    let json = Value::Object(all);
    Decks {
        topics,
        withdrawn,
        json,
    }
}

const ABOUT_OUTPUT: &str = "<p>What does this print? Say it before you turn the card: each of these examples was run, and the \
     answer is what it printed.</p><p>To leave these cards out, suspend them in the browser, or set this deck to no new \
     cards a day.</p>";

const ABOUT_WITHDRAWN: &str = "<p>What this collection no longer asks. Cards that you have studied stay where they are; those \
     here are new to you, and there is no need to study them.</p>";

fn about_collection(publication: &Publication) -> String {
    let mut out = blocks_to_html(&parse(&publication.description));
    let _ = write!(out, "<p>Version {}.</p>", escape_html(&publication.version));
    if let Some(source) = &publication.source_url {
        let source = escape_html(source);
        let _ = write!(out, "<p><a href=\"{source}\">{source}</a></p>");
    }
    out
}

fn about_topic(publication: &Publication, topic: &TopicEdition) -> String {
    let counts = topic.counts();
    let mut out = blocks_to_html(&parse(&topic.topic.description));
    let by = if publication.interpreters.is_empty() || counts.passed == 0 {
        String::new()
    } else {
        format!(" by {}", publication.interpreters.join(", "))
    };
    let total = counts.total();
    let _ = write!(
        out,
        "<p>{} questions; {} of {total} examples proven{}. Examples that were not run say so. Version {}.</p>",
        topic.questions.len(),
        counts.passed,
        escape_html(&by),
        escape_html(&publication.version),
    );
    out
}

fn deck(id: i64, name: &str, description: &str) -> Value {
    json!({
        "id": id, "name": name, "desc": description, "mod": 1, "usn": -1, "dyn": 0, "conf": 1,
        "collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
        "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    })
}

#[cfg(test)]
mod tests {
    use super::within_a_deck;

    #[test]
    fn no_title_opens_another_deck() {
        for (title, name) in [("std::vec", "std:vec"), ("A:::B", "A:B"), ("::", ":"), ("a: b", "a: b")] {
            assert_eq!(within_a_deck(title), name);
        }
    }
}
