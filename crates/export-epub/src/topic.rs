//! A topic, split into files of a size that readers open at once.

use crate::image::Images;
use crate::question::{Pointer, Pointers, QuestionView, anchor};
use crate::template::{Templates, view};
use crate::zipped::File;
use crate::{Error, prose, words};
use deckle_content::publication::{ProvenQuestion, TopicEdition};
use deckle_content::{Level, Publication};
use deckle_markup::direction;
use minijinja::context;
use rayon::prelude::*;
use std::ops::Range;

/// Bytes from which on a file is full. Readers lay out one file at a time: old devices take a second for some 100 KB.
const FULL: usize = 48 << 10;
/// What a byte of an answer or of code becomes as XHTML, about: where a file ends must be known before it is made.
const GROWTH: usize = 3;
/// Bytes of XHTML around an example, about.
const FRAME: usize = 400;

/// A file of a topic: its name, and the places of its questions in the topic.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) questions: Range<usize>,
}

/// Splits a topic into files.
pub(crate) fn parts(topic: &TopicEdition) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut size = FULL;
    for (at, proven) in topic.questions.iter().enumerate() {
        if size >= FULL {
            size = 0;
            parts.push(Part {
                // A number stands at the end of no other name of the book's files.
                name: format!("{}-{}.xhtml", topic.id, parts.len() + 1),
                questions: at..at,
            });
        }
        let examples = proven.question.snippets.iter();
        let code = |text: Option<&String>| text.map_or(0, String::len);
        let bytes: usize = examples
            .map(|example| {
                FRAME + GROWTH * (example.code.len() + code(example.stdout.as_ref()) + code(example.stderr.as_ref()))
            })
            .sum();
        size += bytes + proven.question.answer.len() + FRAME;
        if let Some(part) = parts.last_mut() {
            part.questions.end = at + 1;
        }
    }
    parts
}

/// Lists where the questions of a topic stand, in a book that has `several` topics or this one only.
pub(crate) fn pointers(topic: &TopicEdition, parts: &[Part], several: bool) -> Pointers {
    let lang = &topic.topic.text_language;
    let entries = parts.iter().flat_map(|part| {
        topic.questions[part.questions.clone()].iter().map(|proven| {
            let pointer = Pointer {
                href: format!("{}#{}", part.name, anchor(&proven.key)),
                number: proven.number,
                place: words::place(several.then_some(&topic.topic.title), proven.number),
                title: prose::line(&proven.question.question),
                words: prose::words(&proven.question.question),
                lang: lang.clone(),
                dir: direction(lang),
            };
            (proven.key.clone(), pointer)
        })
    });
    entries.collect()
}

/// Renders the files of a topic; the first begins with what the topic says about itself.
pub(crate) fn files(
    topic: &TopicEdition,
    parts: &[Part],
    publication: &Publication,
    images: &Images,
    pointers: &Pointers,
    templates: &Templates,
) -> Result<Vec<File>, Error> {
    parts
        .par_iter()
        .map(|part| {
            let language = &topic.topic.language;
            let proven = &topic.questions[part.questions.clone()];
            let questions: Vec<QuestionView> = proven
                .iter()
                .map(|question| QuestionView::new(question, language, publication, images, pointers))
                .collect();
            let number = |question: Option<&ProvenQuestion>| question.map_or(0, |q| q.number);
            let title = words::part(&topic.topic.title, number(proven.first()), number(proven.last()));
            let opening = (part.questions.start == 0).then(|| opening(topic, publication));
            let data = context! { opening, questions => view(&questions) };
            templates.page(&part.name, "part.xhtml", &title, &topic.topic.text_language, data)
        })
        .collect()
}

/// What the topic says about itself; the title page says it of a book's only topic.
fn opening(topic: &TopicEdition, publication: &Publication) -> minijinja::Value {
    let facts = if publication.topics.len() > 1 {
        vec![
            words::questions(topic.questions.len(), &levels(topic.questions.iter())),
            words::proven(&topic.counts(), &publication.interpreters),
        ]
    } else {
        Vec::new()
    };
    context! {
        title => topic.topic.title.as_str(),
        subtitle => topic.topic.guide.subtitle.as_deref(),
        description => prose::blocks(&topic.topic.description),
        facts,
    }
}

/// Counts questions by level, easiest first.
pub(crate) fn levels<'a>(questions: impl Iterator<Item = &'a ProvenQuestion>) -> Vec<(&'static str, usize)> {
    let levels: Vec<Level> = questions.map(|question| question.question.level).collect();
    let count = |level: Level| levels.iter().filter(|other| **other == level).count();
    Level::ALL
        .into_iter()
        .map(|level| (level.as_str(), count(level)))
        .filter(|(_, count)| *count > 0)
        .collect()
}
