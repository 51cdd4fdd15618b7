//! The images that answers show, as files of the book.

use crate::inline::each_inline;
use crate::zipped::File;
use crate::{Options, words};
use deckle_content::Publication;
use deckle_content::publication::ProvenQuestion;
use deckle_markup::{Inline, parse};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The images of the book.
#[derive(Debug, Default)]
pub(crate) struct Images {
    /// Where each stands in the book, by `<topic>/<path as written>`.
    places: BTreeMap<String, Image>,
    /// Whether one of them has no words.
    wordless: bool,
}

/// An image of the book.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Image {
    /// Its name in the book's folder of images: its content's hash, so that two of the same content are one.
    pub(crate) name: String,
    pub(crate) media_type: &'static str,
}

impl Images {
    /// Finds the images that the publication's answers show among those given.
    ///
    /// An image on the web is shown by its words: a book is read offline. So is one that was not given, and one of a kind
    /// that readers need not know or that may hold scripts, such as SVG.
    pub(crate) fn new(publication: &Publication, options: &Options) -> Self {
        let mut found = Images::default();
        for proven in publication.questions() {
            for (source, alt) in sources(&proven.question.answer) {
                let path = path(&proven.key.topic, &source);
                let Some(bytes) = options.images.get(&path) else {
                    continue;
                };
                if let Some((media_type, extension)) = kind(bytes) {
                    let hash = blake3::hash(bytes).to_hex();
                    let name = format!("{}.{extension}", &hash[..16]);
                    found.places.insert(path, Image { name, media_type });
                    found.wordless |= alt.trim().is_empty();
                }
            }
        }
        found
    }

    /// Points an image of a topic's answer to its file in the book, or shows it by its words.
    pub(crate) fn place(&self, topic: &str, inline: &mut Inline) {
        let Inline::Image { source, .. } = inline else { return };
        match self.places.get(&path(topic, source)).filter(|_| !is_remote(source)) {
            Some(image) => *source = format!("images/{}", image.name),
            None => to_words(inline),
        }
    }

    /// Tells whether each image has words for those who do not see it.
    pub(crate) fn described(&self) -> bool {
        !self.wordless
    }

    /// Returns the images, each once.
    pub(crate) fn all(&self) -> Vec<&Image> {
        let mut all: Vec<&Image> = self.places.values().collect();
        all.sort();
        all.dedup();
        all
    }

    /// Returns the images as files.
    pub(crate) fn files(&self, options: &Options) -> Vec<File> {
        let bytes = |image: &Image| {
            let path = self
                .places
                .iter()
                .find(|(_, other)| *other == image)
                .map(|(path, _)| path)?;
            options.images.get(path).cloned()
        };
        let all = self.all().into_iter();
        all.filter_map(|image| Some(File::new(format!("EPUB/images/{}", image.name), bytes(image)?)))
            .collect()
    }
}

/// Lists the images that a publication's answers show, as `<topic>/<path as written>`: what a caller has to read.
pub(crate) fn shown(publication: &Publication) -> BTreeSet<String> {
    let of = |proven: &ProvenQuestion| {
        let sources = sources(&proven.question.answer).into_iter();
        sources
            .map(|(source, _)| path(&proven.key.topic, &source))
            .collect::<Vec<_>>()
    };
    publication.questions().flat_map(of).collect()
}

/// Lists the paths of an answer's own images, as written, and their words.
fn sources(answer: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if answer.contains("![") {
        for block in &mut parse(answer) {
            each_inline(block, &mut |inline| match inline {
                Inline::Image { source, alt } if !is_remote(source) => found.push((source.clone(), alt.clone())),
                _ => {}
            });
        }
    }
    found
}

/// Shows an image by its words.
pub(crate) fn to_words(inline: &mut Inline) {
    if let Inline::Image { alt, .. } = inline {
        let content = vec![Inline::Text {
            text: words::image(alt),
        }];
        *inline = Inline::Emphasis { content };
    }
}

fn path(topic: &str, source: &str) -> String {
    format!("{topic}/{}", source.trim_start_matches("./"))
}

fn is_remote(source: &str) -> bool {
    source.contains(':') || source.starts_with("//")
}

/// Tells an image's kind by its first bytes: the kinds that every reader of EPUB 3.3 knows
/// (<https://www.w3.org/TR/epub-33/#sec-core-media-types>), but for SVG.
fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(("image/png", "png")),
        [0xff, 0xd8, 0xff, ..] => Some(("image/jpeg", "jpg")),
        [b'G', b'I', b'F', b'8', ..] => Some(("image/gif", "gif")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(("image/webp", "webp")),
        _ => None,
    }
}
