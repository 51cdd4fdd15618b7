//! Which part of a collection is exported.

use deckle_content::Publication;

/// The name of what holds the whole collection. No topic can have it.
pub const COLLECTION: &str = "collection";

/// A part of the collection that gets artifacts of its own.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// What artifacts are named after: the topic's id, [`COLLECTION`], or `selection`.
    pub name: &'a str,
    /// How much of the collection it is.
    pub extent: Extent,
    /// The questions, already selected.
    pub publication: &'a Publication,
}

/// How much of the collection a scope is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// One topic, whole.
    Topic,
    /// The whole collection.
    Collection,
    /// What somebody asked for, such as one level.
    Selection,
}

impl<'a> Scope<'a> {
    /// Makes the scope of one topic; the publication holds nothing else.
    pub fn topic(id: &'a str, publication: &'a Publication) -> Self {
        Scope {
            name: id,
            extent: Extent::Topic,
            publication,
        }
    }

    /// Makes the scope of the whole collection.
    pub fn collection(publication: &'a Publication) -> Self {
        Scope {
            name: COLLECTION,
            extent: Extent::Collection,
            publication,
        }
    }

    /// Makes the scope of what somebody asked for.
    pub fn selection(publication: &'a Publication) -> Self {
        Scope {
            name: "selection",
            extent: Extent::Selection,
            publication,
        }
    }

    /// Tells whether it says nothing more than a topic's own scope: the whole collection, where that is one topic.
    ///
    /// People look for their topic, so exporters for readers make nothing of such a scope.
    pub fn repeats_a_topic(&self) -> bool {
        self.extent == Extent::Collection && self.publication.topics.len() < 2
    }
}
