//! The package document: what the book is, for shelves and catalogues, and the list of its files.

use crate::book::Book;
use crate::template::view;
use crate::zipped::File;
use crate::{Error, identity, prose, words};
use deckle_markup::direction;
use minijinja::context;

/// What the book offers to those who read in other ways (<https://www.w3.org/TR/epub-a11y-11/#sec-disc-package>).
const FEATURES: [&str; 7] = [
    "tableOfContents",
    "structuralNavigation",
    "readingOrder",
    "displayTransformability",
    "ARIA",
    "index",
    "unlocked",
];
/// What it offers besides if it has images.
const WITH_IMAGES: &str = "alternativeText";

/// Renders the package document.
pub(crate) fn file(book: &Book<'_>) -> Result<File, Error> {
    let publication = book.publication;
    let images = book.images.all();
    let languages = languages(book);
    let mut features = FEATURES.to_vec();
    let described = book.images.described();
    features.extend((described && !images.is_empty()).then_some(WITH_IMAGES));
    let parts: Vec<&str> = book.parts.iter().flatten().map(|part| part.name.as_str()).collect();
    let subjects: Vec<&str> = publication
        .topics
        .iter()
        .map(|topic| topic.topic.title.as_str())
        .collect();
    let rtl = languages.iter().all(|language| direction(language) == "rtl");
    let data = context! {
        identifier => identity::identifier(publication),
        modified => identity::modified(book.options),
        title => book.title().as_ref(),
        languages => view(&languages),
        dir => if rtl { "rtl" } else { "ltr" },
        authors => words::authors(&publication.title),
        summary => prose::summary(&publication.description),
        date => book.options.date.map(|date| date.to_string()),
        subjects => view(&subjects),
        source => publication.source_url.as_deref(),
        version => publication.version.as_str(),
        features => view(&features),
        accessibility => words::accessibility(!images.is_empty(), described),
        parts => view(&parts),
        images => view(&images),
    };
    book.templates.file("package.opf", "package.opf", data)
}

/// Lists the languages of the topics, each once, in their order.
fn languages<'a>(book: &'a Book<'_>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for topic in &book.publication.topics {
        let language = topic.topic.text_language.as_str();
        if !found.contains(&language) {
            found.push(language);
        }
    }
    found
}
