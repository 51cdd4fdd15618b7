//! What the caller decides about a deck.

use std::collections::BTreeMap;

/// How a deck is made, apart from its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The deck above the topics' decks. Anki finds decks by name, so a changed name starts a second deck.
    pub root: String,
    /// The images that answers show, by `<topic>/<path as written in the answer>`; see [`crate::images`].
    pub media: BTreeMap<String, Vec<u8>>,
    /// Rules of CSS that the collection adds to the cards' style sheet, such as its own colours.
    pub style: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            root: "Interview".to_owned(),
            media: BTreeMap::new(),
            style: String::new(),
        }
    }
}
