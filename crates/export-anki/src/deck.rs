//! The decks: one for each topic, and inside it one for the output cards.
//!
//! Anki finds decks by name, and a card that a learner has never moves. The output cards have a deck of their own so that
//! a learner can leave them out, or study them apart, without touching a card.

use crate::guid::Ids;
use deckle_content::edition::{Edition, TopicEdition};
use deckle_markup::{blocks_to_html, escape_html, parse};
use serde_json::{Map, Value, json};

/// The decks' ids: for each topic, the deck of the questions and that of the output cards.
pub(crate) struct Decks {
    /// By topic, in the edition's order.
    pub(crate) ids: Vec<[i64; 2]>,
    /// The `decks` column.
    pub(crate) json: Value,
}

/// Names the deck of a topic.
pub(crate) fn name(root: &str, topic: &TopicEdition) -> String {
    // Two colons would open another deck.
    format!("{root}::{}", topic.topic.title.replace("::", ":"))
}

/// Names the deck of a topic's output cards.
pub(crate) fn output_name(root: &str, topic: &TopicEdition) -> String {
    format!("{}::Output", name(root, topic))
}

/// Makes the decks. `used` says which topics have questions and which have output cards.
pub(crate) fn decks(edition: &Edition, root: &str, used: &[[bool; 2]]) -> Decks {
    let mut ids = Ids::default();
    let mut all = Map::new();
    let mut put = |name: &str, description: &str| {
        let id = ids.id(&["deckle deck", name]);
        all.insert(id.to_string(), deck(id, name, description));
        id
    };
    let mut found = Vec::new();
    put(root, &about_collection(edition));
    for (topic, used) in edition.topics.iter().zip(used) {
        let mut pair = [1, 1];
        if used[0] || used[1] {
            pair[0] = put(&name(root, topic), &about_topic(edition, topic));
        }
        if used[1] {
            pair[1] = put(&output_name(root, topic), ABOUT_OUTPUT);
        }
        found.push(pair);
    }
    all.insert("1".to_owned(), deck(1, "Default", ""));
    all.sort_keys();
    Decks {
        ids: found,
        json: Value::Object(all),
    }
}

const ABOUT_OUTPUT: &str = "<p>What does this print? Say it before you turn the card: each of these examples was run, and the \
     answer is what it printed.</p><p>To leave these cards out, suspend them in the browser, or set this deck to no new \
     cards a day.</p>";

fn about_collection(edition: &Edition) -> String {
    let mut out = blocks_to_html(&parse(&edition.description));
    out.push_str(&format!("<p>Version {}.</p>", escape_html(&edition.version)));
    if let Some(source) = &edition.source_url {
        let source = escape_html(source);
        out.push_str(&format!("<p><a href=\"{source}\">{source}</a></p>"));
    }
    out
}

fn about_topic(edition: &Edition, topic: &TopicEdition) -> String {
    let counts = topic.counts();
    let mut out = blocks_to_html(&parse(&topic.topic.description));
    let by = if edition.interpreters.is_empty() || counts.passed == 0 {
        String::new()
    } else {
        format!(" by {}", edition.interpreters.join(", "))
    };
    let total = counts.total();
    out.push_str(&format!(
        "<p>{} questions; {} of {total} examples proven{}. Examples that were not run say so. Version {}.</p>",
        topic.questions.len(),
        counts.passed,
        escape_html(&by),
        escape_html(&edition.version),
    ));
    out
}

fn deck(id: i64, name: &str, description: &str) -> Value {
    json!({
        "id": id, "name": name, "desc": description, "mod": 1, "usn": -1, "dyn": 0, "conf": 1,
        "collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
        "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    })
}
