//! A topic as templates see it, with its questions rendered once.

use crate::error::Error;
use crate::figures::Figures;
use crate::link::{self, Link};
use crate::markup;
use crate::options::{Download, Options};
use crate::question::{Pointer, QuestionView};
use crate::template::Templates;
use deckle_content::publication::{ProvenQuestion, TopicEdition};
use deckle_content::{Key, Publication};
use deckle_markup::direction;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// A topic as templates see it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TopicView {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) group: &'static str,
    /// The language of its questions and answers.
    pub(crate) lang: String,
    /// The direction of that language, as HTML names it.
    dir: &'static str,
    /// Its first page, below the site's folder.
    pub(crate) path: String,
    description_html: String,
    pub(crate) summary: String,
    pub(crate) figures: Figures,
    downloads: Vec<Link>,
    /// The downloads that people study from, by their short names.
    study: Vec<Link>,
    #[serde(skip)]
    pub(crate) questions: Vec<QuestionView>,
    /// Each question's answer, examples and links as HTML for the topic's pages, in the same order.
    #[serde(skip)]
    pub(crate) bodies: Vec<String>,
    /// Each question's words, in the same order.
    #[serde(skip)]
    pub(crate) texts: Vec<String>,
}

/// Returns the page of a part of a topic, below the site's folder. A topic's id holds no dot, so no name is taken twice.
pub(crate) fn part_path(id: &str, part: usize) -> String {
    match part {
        1 => format!("{id}.html"),
        part => format!("{id}.{part}.html"),
    }
}

impl TopicView {
    pub(crate) fn new(
        topic: &TopicEdition,
        publication: &Publication,
        options: &Options,
        pointers: &BTreeMap<Key, Pointer>,
        templates: &Templates,
    ) -> Result<Self, Error> {
        // Highlighting is most of the work; the order of what is collected does not depend on the threads.
        let questions: Vec<QuestionView> = topic
            .questions
            .par_iter()
            .map(|question| QuestionView::new(question, &topic.topic.language, publication, options, pointers))
            .collect();
        let bodies = questions
            .par_iter()
            .map(|question| templates.body(question, &topic.topic.text_language, ""))
            .collect::<Result<_, _>>()?;
        let given = options
            .topic_downloads
            .get(&topic.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let links = |wanted: &dyn Fn(&Download) -> bool| {
            let wanted = given.iter().filter(|download| wanted(download));
            wanted.map(link::download).collect::<Result<Vec<Link>, _>>()
        };
        let study = links(&|download| download.for_readers)?;
        Ok(TopicView {
            id: topic.id.clone(),
            title: topic.topic.title.clone(),
            group: topic.topic.group.title(),
            lang: topic.topic.text_language.clone(),
            dir: direction(&topic.topic.text_language),
            path: part_path(&topic.id, 1),
            description_html: markup::blocks(&topic.topic.description),
            summary: markup::words(&topic.topic.description),
            figures: Figures::new(topic.questions.iter(), &topic.topic.tags),
            study: study.into_iter().map(Link::short).collect(),
            downloads: links(&|_| true)?,
            questions,
            bodies,
            texts: topic.questions.iter().map(text).collect(),
        })
    }
}

/// Returns all that can be found of a question: its own words, its tags, its examples and what they print.
fn text(proven: &ProvenQuestion) -> String {
    let question = &proven.question;
    let mut parts = vec![
        markup::words(&question.question),
        question.tags.join(" "),
        question.level.as_str().to_owned(),
        proven.key.id.clone(),
        deckle_markup::blocks_to_text(&deckle_markup::parse(&question.answer)),
    ];
    for snippet in &question.snippets {
        parts.extend(snippet.title.as_deref().map(markup::words));
        parts.push(snippet.code.clone());
        parts.extend(snippet.stdout.as_deref().map(deckle_content::pattern::sample));
        parts.extend(snippet.stderr.as_deref().map(deckle_content::pattern::sample));
        parts.extend(snippet.raises.clone());
    }
    parts.join("\n")
}
