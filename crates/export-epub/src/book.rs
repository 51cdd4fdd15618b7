//! The book: its topics, images and names, which file holds which question, and where links lead.

use crate::image::Images;
use crate::question::Pointers;
use crate::template::Templates;
use crate::topic::{self, Part};
use crate::{Error, Options, words};
use deckle_content::Publication;
use deckle_content::publication::TopicEdition;
use std::borrow::Cow;

/// The book in the making.
pub(crate) struct Book<'a> {
    pub(crate) publication: &'a Publication,
    pub(crate) options: &'a Options,
    pub(crate) templates: Templates,
    pub(crate) images: Images,
    pub(crate) pointers: Pointers,
    /// The files of each topic, in the order of the topics.
    pub(crate) parts: Vec<Vec<Part>>,
}

impl<'a> Book<'a> {
    pub(crate) fn new(publication: &'a Publication, options: &'a Options) -> Result<Self, Error> {
        let parts: Vec<Vec<Part>> = publication.topics.iter().map(topic::parts).collect();
        let mut pointers = Pointers::new();
        for (topic, parts) in publication.topics.iter().zip(&parts) {
            pointers.extend(topic::pointers(topic, parts, publication.topics.len() > 1));
        }
        Ok(Book {
            publication,
            options,
            templates: Templates::new()?,
            images: Images::new(publication, options),
            pointers,
            parts,
        })
    }

    /// Returns the one topic of a book that has one.
    pub(crate) fn only(&self) -> Option<&TopicEdition> {
        match self.publication.topics.as_slice() {
            [topic] => Some(topic),
            _ => None,
        }
    }

    /// Returns the name of the one topic, unless the collection's title says it.
    fn topic_name(&self) -> Option<&str> {
        let title = self.only().map(|topic| topic.topic.title.as_str())?;
        let said = self.publication.title.to_lowercase().contains(&title.to_lowercase());
        (!said).then_some(title)
    }

    /// Returns the book's title in two parts: the collection if it has one topic, and the name to print large.
    pub(crate) fn names(&self) -> (Option<&str>, &str) {
        let collection = self.publication.title.as_str();
        match self.topic_name() {
            Some(topic) => (Some(collection), topic),
            None => (None, collection),
        }
    }

    /// Returns the book's title, as the PDF guide has it.
    pub(crate) fn title(&self) -> Cow<'_, str> {
        match self.names() {
            (Some(collection), name) => Cow::Owned(format!("{collection}: {name}")),
            (None, name) => Cow::Borrowed(name),
        }
    }

    /// Returns the line that says how many questions there are.
    pub(crate) fn count(&self) -> String {
        let questions: Vec<_> = self.publication.questions().collect();
        words::questions(questions.len(), &topic::levels(questions.iter().copied()))
    }
}
