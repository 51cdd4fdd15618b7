//! Names that no topic can have, because exports have files or folders of that name.

use crate::TABLE;
use deckle_export::COLLECTION;

/// A name, or an ending of names, that an exporter needs for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reserved {
    /// This very name.
    Name(&'static str),
    /// Every name that ends like this.
    Ending(&'static str),
}

impl Reserved {
    /// Tells whether a topic's id is reserved.
    pub fn covers(self, topic: &str) -> bool {
        match self {
            Reserved::Name(name) => topic == name,
            Reserved::Ending(ending) => topic.ends_with(ending),
        }
    }
}

/// Tells whether a topic cannot have this id, in whichever build of deckle.
pub fn is_reserved(topic: &str) -> bool {
    let mut all = TABLE.iter().flat_map(|row| row.reserved);
    topic == COLLECTION || all.any(|reserved| reserved.covers(topic))
}
