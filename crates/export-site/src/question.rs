//! A question as templates see it.

use crate::example::ExampleView;
use crate::link::{self, Link};
use crate::markup;
use crate::options::Options;
use deckle_content::publication::ProvenQuestion;
use deckle_content::question::FollowUp;
use deckle_content::{Key, Publication};
use serde::Serialize;
use std::collections::BTreeMap;

/// A question that another one points to.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Pointer {
    /// Its page, below the site's folder.
    pub(crate) path: String,
    pub(crate) id: String,
    pub(crate) topic: String,
    pub(crate) number: usize,
    pub(crate) title_html: String,
}

/// A question as templates see it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct QuestionView {
    pub(crate) key: String,
    pub(crate) id: String,
    pub(crate) topic: String,
    /// Its page, below the site's folder.
    pub(crate) path: String,
    pub(crate) number: usize,
    pub(crate) title_html: String,
    pub(crate) title: String,
    pub(crate) level: &'static str,
    pub(crate) tags: Vec<String>,
    /// How many of its examples are not proven.
    pub(crate) unproven: usize,
    answer_html: String,
    examples: Vec<ExampleView>,
    follow_ups: Vec<FollowUpView>,
    references: Vec<Link>,
    related: Vec<Pointer>,
    edit: Option<String>,
    report: Option<String>,
    /// The first words of the answer, for link previews.
    summary: String,
}

/// A short question that an interviewer asks next, as templates see it.
#[derive(Debug, Clone, Serialize)]
struct FollowUpView {
    question_html: String,
    answer_html: String,
}

impl FollowUpView {
    fn new(follow_up: &FollowUp) -> Self {
        FollowUpView {
            question_html: markup::line(&follow_up.question),
            answer_html: markup::line(&follow_up.answer),
        }
    }
}

/// Returns the page of a question, below the site's folder.
pub(crate) fn path(key: &Key) -> String {
    format!("{}/{}.html", key.topic, key.id)
}

/// Lists what can be pointed to, by key.
pub(crate) fn pointers(publication: &Publication) -> BTreeMap<Key, Pointer> {
    publication
        .questions()
        .map(|proven| {
            let pointer = Pointer {
                path: path(&proven.key),
                id: proven.key.id.clone(),
                topic: proven.key.topic.clone(),
                number: proven.number,
                title_html: markup::line(&proven.question.question),
            };
            (proven.key.clone(), pointer)
        })
        .collect()
}

impl QuestionView {
    /// Renders a question; `language` is the one that its topic is about.
    pub(crate) fn new(
        proven: &ProvenQuestion,
        language: &str,
        publication: &Publication,
        options: &Options,
        pointers: &BTreeMap<Key, Pointer>,
    ) -> Self {
        let ProvenQuestion { key, question, .. } = proven;
        let source = publication.source_url.as_deref();
        let title = markup::words(&question.question);
        let examples: Vec<ExampleView> = proven
            .examples()
            .map(|(snippet, proof)| ExampleView::new(snippet, proof, language))
            .collect();
        QuestionView {
            key: key.to_string(),
            id: key.id.clone(),
            topic: key.topic.clone(),
            path: path(key),
            number: proven.number,
            title_html: markup::line(&question.question),
            level: question.level.as_str(),
            tags: question.tags.clone(),
            unproven: examples.iter().filter(|example| !example.proven).count(),
            answer_html: markup::blocks(&question.answer),
            examples,
            follow_ups: question.follow_ups.iter().map(FollowUpView::new).collect(),
            references: question.references.iter().map(|url| link::reference(url)).collect(),
            // A question outside this selection has no page to go to.
            related: question
                .related
                .iter()
                .filter_map(|entry| pointers.get(&Key::resolve(&key.topic, entry)).cloned())
                .collect(),
            edit: link::fill(options.edit_link.as_deref(), source, key, &title),
            report: link::fill(options.report_link.as_deref(), source, key, &title),
            summary: summary(&question.answer),
            title,
        }
    }
}

/// Returns the answer's first paragraph as words, cut at a word's end before 200 characters.
fn summary(answer: &str) -> String {
    const LONGEST: usize = 200;
    let text = deckle_markup::blocks_to_text(&deckle_markup::parse(answer));
    let first = text.lines().next().unwrap_or_default();
    match first.char_indices().nth(LONGEST) {
        None => first.to_owned(),
        Some((end, _)) => {
            let cut = first[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &first[..cut])
        }
    }
}
