//! The pages: the overview, each topic in parts, each question by itself, and a page at each former or retired name.

use crate::answers::{CHUNK, chunk_of};
use crate::error::Error;
use crate::figures::Figures;
use crate::link::{self, Link};
use crate::options::Options;
use crate::question::{self, Pointer};
use crate::shell::Shell;
use crate::template::{Templates, view};
use crate::topic::{TopicView, part_path};
use crate::{File, answers, asset, markup, search};
use deckle_content::key::is_slug;
use deckle_content::{Key, Publication};
use minijinja::{Value, context};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Questions on one page of a topic: a multiple of the chunk, above what a reader scrolls through.
const PART: usize = 8 * CHUNK;

/// The site in the making.
pub(crate) struct Site<'a> {
    publication: &'a Publication,
    options: &'a Options,
    templates: Templates,
    shell: Value,
    pointers: BTreeMap<Key, Pointer>,
    topics: Vec<TopicView>,
}

impl<'a> Site<'a> {
    pub(crate) fn new(publication: &'a Publication, options: &'a Options) -> Result<Self, Error> {
        let templates = Templates::new()?;
        let pointers = question::pointers(publication);
        let topics = publication
            .topics
            .iter()
            .map(|topic| TopicView::new(topic, publication, options, &pointers, &templates))
            .collect::<Result<Vec<_>, _>>()?;
        let shell = Shell::new(publication, options, &topics, asset::stamp(&asset::files()));
        Ok(Site {
            publication,
            options,
            templates,
            shell: view(&shell),
            pointers,
            topics,
        })
    }

    pub(crate) fn topics(&self) -> &[TopicView] {
        &self.topics
    }

    /// Renders the page of the whole collection.
    pub(crate) fn overview(&self) -> Result<File, Error> {
        let vocabulary: BTreeMap<String, String> = self
            .publication
            .topics
            .iter()
            .flat_map(|topic| topic.topic.tags.clone())
            .collect();
        let downloads: Vec<Link> = self
            .options
            .downloads
            .iter()
            .map(link::download)
            .collect::<Result<_, _>>()?;
        self.file(
            "index.html",
            "overview.html",
            context! {
                description_html => markup::blocks(&self.publication.description),
                summary => markup::words(&self.publication.description),
                figures => view(&Figures::new(self.publication.questions(), &vocabulary)),
                topics => view(&self.topics),
                downloads => view(&downloads),
            },
        )
    }

    /// Renders the pages of a topic, its answers and its search index.
    pub(crate) fn topic_pages(&self, topic: &TopicView) -> Result<Vec<File>, Error> {
        let mut data = answers::files(topic);
        data.push(search::file(topic));
        let stamp = asset::stamp(&data);
        let parts = topic.questions.len().div_ceil(PART).max(1);
        let mut files = data;
        for part in 1..=parts {
            let from = (part - 1) * PART;
            let to = (from + PART).min(topic.questions.len());
            // The first chunk of a page is part of it, so that it can be read at once.
            let rows: Vec<Value> = (from..to)
                .map(|place| {
                    let body = (place < from + CHUNK).then(|| topic.bodies[place].as_str());
                    context! { q => view(&topic.questions[place]), chunk => chunk_of(place), body }
                })
                .collect();
            let links: Vec<Value> = (1..=parts)
                .map(|other| context! { number => other, path => part_path(&topic.id, other) })
                .collect();
            files.push(self.file(
                &part_path(&topic.id, part),
                "topic.html",
                context! { topic => view(topic), rows, stamp => stamp.as_str(), part, parts => links, total => topic.questions.len(), chunk_size => CHUNK },
            )?);
        }
        Ok(files)
    }

    /// Renders a page for each question of a topic: its permanent link.
    pub(crate) fn question_pages(&self, topic: &TopicView) -> Result<Vec<File>, Error> {
        let pointer = |place: Option<usize>| {
            place
                .and_then(|place| topic.questions.get(place))
                .and_then(|question| self.pointers.get(&Key::new(&question.topic, &question.id)))
        };
        let topic_view = view(topic);
        topic
            .questions
            .par_iter()
            .enumerate()
            .map(|(place, question)| {
                self.file(
                    &question.path,
                    "question.html",
                    context! {
                        topic => topic_view.clone(),
                        q => view(question),
                        body => self.templates.body(question, &topic.lang, "../")?,
                        part => part_path(&topic.id, place / PART + 1),
                        previous => view(&pointer(place.checked_sub(1))),
                        next => view(&pointer(Some(place + 1))),
                    },
                )
            })
            .collect()
    }

    /// Renders a page at each name that a question no longer has, so that no link that was ever given breaks.
    pub(crate) fn forwards(&self) -> Result<Vec<File>, Error> {
        let mut files = Vec::new();
        for proven in self.publication.questions() {
            for former in proven.question.formerly.iter().filter_map(|key| former_key(key)) {
                let now = view(&self.pointers.get(&proven.key));
                files.push(self.file(
                    &question::path(&former),
                    "forward.html",
                    context! { now, reason => None::<&str> },
                )?);
            }
        }
        for topic in &self.publication.topics {
            for (id, reason) in topic.topic.retired.iter().filter(|(id, _)| is_slug(id)) {
                let key = Key::new(&topic.id, id);
                files.push(self.file(
                    &question::path(&key),
                    "forward.html",
                    context! { now => None::<&str>, reason },
                )?);
            }
        }
        Ok(files)
    }

    /// Renders one page; `path` decides how it leads to the site's folder.
    fn file(&self, path: &str, template: &str, own: Value) -> Result<File, Error> {
        let root = "../".repeat(path.matches('/').count());
        let canonical = self
            .options
            .base_url
            .as_deref()
            .filter(|base| base.starts_with("https://") || base.starts_with("http://"))
            .map(|base| format!("{}/{path}", base.trim_end_matches('/')));
        let shared = context! { site => self.shell.clone(), root, path, canonical };
        let text = self.templates.page(template, context! { ..own, ..shared })?;
        Ok(File::text(path, text))
    }
}

/// Reads a former key. It becomes a path, so it must be made of plain names.
fn former_key(text: &str) -> Option<Key> {
    text.parse::<Key>()
        .ok()
        .filter(|key| is_slug(&key.topic) && is_slug(&key.id))
}
