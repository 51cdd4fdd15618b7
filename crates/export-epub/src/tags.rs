//! The index of tags.

use crate::question::{Pointer, Pointers};
use crate::template::{Templates, view};
use crate::zipped::File;
use crate::{Error, words};
use deckle_content::Publication;
use minijinja::context;
use serde::Serialize;
use std::collections::BTreeMap;

/// A tag of a topic, with its questions.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    tag: &'a str,
    /// The topic's title, if the book has several.
    topic: Option<&'a str>,
    covers: Option<&'a str>,
    questions: Vec<&'a Pointer>,
}

/// Renders the index: tags in alphabetical order, with what their topic says that they cover.
pub(crate) fn file(publication: &Publication, pointers: &Pointers, templates: &Templates) -> Result<File, Error> {
    let several = publication.topics.len() > 1;
    let mut entries: BTreeMap<(&str, &str), Entry<'_>> = BTreeMap::new();
    for topic in &publication.topics {
        for question in &topic.questions {
            for tag in &question.question.tags {
                let entry = entries.entry((tag, &topic.id)).or_insert_with(|| Entry {
                    tag,
                    topic: several.then_some(topic.topic.title.as_str()),
                    covers: topic.topic.tags.get(tag).map(String::as_str),
                    questions: Vec::new(),
                });
                entry.questions.extend(pointers.get(&question.key));
            }
        }
    }
    let entries: Vec<Entry<'_>> = entries.into_values().collect();
    templates.page(
        "tags.xhtml",
        "tags.xhtml",
        words::WORDS.tags,
        words::LANGUAGE,
        context! { entries => view(&entries) },
    )
}
