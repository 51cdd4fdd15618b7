//! A question as templates see it, and where it stands in the book.

use crate::example::ExampleView;
use crate::image::Images;
use crate::{address, prose};
use deckle_content::publication::ProvenQuestion;
use deckle_content::{Key, Publication};
use serde::Serialize;
use std::collections::BTreeMap;

/// A question that other places lead to.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Pointer {
    /// Its file and anchor.
    pub(crate) href: String,
    pub(crate) number: usize,
    /// The number where it stands alone: with the topic, if the book has several.
    pub(crate) place: String,
    pub(crate) title: String,
    /// The title's words, for lists that hold no markup.
    pub(crate) words: String,
    /// The language and direction of its topic.
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
}

/// Where each question stands.
pub(crate) type Pointers = BTreeMap<Key, Pointer>;

/// A question as templates see it.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionView {
    anchor: String,
    number: usize,
    title: String,
    level: &'static str,
    tags: Vec<String>,
    answer: String,
    examples: Vec<ExampleView>,
    follow_ups: String,
    related: Vec<Pointer>,
    references: Vec<Reference>,
}

/// A link to documentation.
#[derive(Debug, Serialize)]
struct Reference {
    href: String,
    shown: String,
}

/// Returns the anchor of a question. A slug may begin with a digit, an XML name may not.
pub(crate) fn anchor(key: &Key) -> String {
    format!("q-{}", key.id)
}

impl QuestionView {
    /// Renders a question of a topic about `language`.
    pub(crate) fn new(
        proven: &ProvenQuestion,
        language: &str,
        publication: &Publication,
        images: &Images,
        pointers: &Pointers,
    ) -> Self {
        let ProvenQuestion { key, question, .. } = proven;
        let examples = proven.examples().zip(1..);
        QuestionView {
            anchor: anchor(key),
            number: proven.number,
            title: prose::line(&question.question),
            level: question.level.as_str(),
            tags: question.tags.clone(),
            answer: prose::answer(&question.answer, &key.topic, images),
            examples: examples
                .map(|((snippet, proof), number)| {
                    ExampleView::new(snippet, proof, number, language, &publication.interpreters)
                })
                .collect(),
            follow_ups: prose::blocks(&question.follow_ups_markdown()),
            // A question outside this selection has no place in the book.
            related: question
                .related
                .iter()
                .filter_map(|entry| pointers.get(&Key::resolve(&key.topic, entry)).cloned())
                .collect(),
            references: question
                .references
                .iter()
                .map(|url| Reference {
                    href: address::href(url),
                    shown: address::shown(url).to_owned(),
                })
                .collect(),
        }
    }
}
