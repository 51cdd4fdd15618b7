//! The book: which file holds what, and in which order they are read.

use crate::cover::Cover;
use crate::image::Images;
use crate::question::Pointers;
use crate::template::{Templates, view};
use crate::topic::{self, Part};
use crate::words::WORDS;
use crate::zipped::File;
use crate::{Error, Options, colophon, package, prose, tags, words};
use deckle_content::Publication;
use deckle_content::publication::TopicEdition;
use minijinja::context;
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

    /// Renders the files of the book, the package first, then as they are read.
    pub(crate) fn files(&self) -> Result<Vec<File>, Error> {
        let (publication, options, templates) = (self.publication, self.options, &self.templates);
        let mut files = vec![
            File::new("META-INF/container.xml", include_str!("../templates/container.xml")),
            package::file(self)?,
            self.contents("nav.xhtml")?,
            self.contents("toc.ncx")?,
            File::new("EPUB/book.css", include_str!("../templates/book.css")),
            Cover::new(self).file(templates)?,
            self.title_page()?,
        ];
        for (topic, parts) in publication.topics.iter().zip(&self.parts) {
            let parts = topic::files(topic, parts, publication, &self.images, &self.pointers, templates)?;
            files.extend(parts);
        }
        files.push(tags::file(publication, &self.pointers, templates)?);
        files.push(colophon::file(publication, options, &self.pointers, templates)?);
        files.extend(self.images.files(options));
        Ok(files)
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

    fn title_page(&self) -> Result<File, Error> {
        let (collection, name) = self.names();
        let publication = self.publication;
        let data = context! {
            collection,
            name,
            subtitle => self.only().and_then(|topic| topic.topic.guide.subtitle.as_deref()),
            description => prose::blocks(&publication.description),
            questions => self.count(),
            proven => words::proven(&publication.counts(), &publication.interpreters),
            version => words::version(&publication.version, self.options.date),
        };
        self.templates
            .page("title.xhtml", "title.xhtml", &self.title(), words::LANGUAGE, data)
    }

    /// Renders the contents: `nav.xhtml` for readers of EPUB 3, `toc.ncx` for those that know EPUB 2 only.
    fn contents(&self, name: &str) -> Result<File, Error> {
        let topics: Vec<_> = self.publication.topics.iter().zip(&self.parts).collect();
        let topics: Vec<_> = topics
            .into_iter()
            .map(|(topic, parts)| {
                let questions = topic
                    .questions
                    .iter()
                    .filter_map(|question| self.pointers.get(&question.key));
                let lang = topic.topic.text_language.as_str();
                context! {
                    id => topic.id.as_str(),
                    title => topic.topic.title.as_str(),
                    href => format!("{}#topic", parts.first().map_or("", |part| &part.name)),
                    lang,
                    dir => deckle_markup::direction(lang),
                    questions => view(&questions.collect::<Vec<_>>()),
                }
            })
            .collect();
        let start = self.parts.iter().flatten().next().map_or("", |part| &part.name);
        let identifier = crate::identity::identifier(self.publication);
        let data = context! { topics, start, identifier };
        let title = self.title();
        // Only the contents are a page, which has a title of its own.
        let title = if name == "nav.xhtml" { WORDS.contents } else { &title };
        self.templates.page(name, name, title, words::LANGUAGE, data)
    }
}
