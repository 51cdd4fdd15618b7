//! The files of the book, in the order in which they are read.

use crate::book::Book;
use crate::cover::Cover;
use crate::template::view;
use crate::words::WORDS;
use crate::zipped::File;
use crate::{Error, colophon, package, prose, tags, topic, words};
use minijinja::context;

impl Book<'_> {
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
