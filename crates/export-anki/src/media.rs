//! Images in answers: found by path, named by content.
//!
//! Anki knows a file by its name alone and renames an incoming file whose name is taken. A name that follows from the
//! content is never taken by anything else, and a changed image changes the note that shows it.

use crate::error::Problem;
use deckle_content::Key;
use deckle_content::publication::{ProvenQuestion, Publication};
use deckle_markup::{Block, Inline, parse};
use std::collections::{BTreeMap, BTreeSet};

/// Lists the images that a publication's answers show, as `<topic>/<path as written>`: what a caller has to read.
///
/// A path is relative to the topic's folder. Images elsewhere on the web become links and are not listed.
pub fn images(publication: &Publication) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for question in publication.questions() {
        let mut blocks = answer_with_images(question).unwrap_or_default();
        each_image(&mut blocks, &mut |inline| {
            if let Inline::Image { source, .. } = inline
                && !is_remote(source)
            {
                found.insert(path(&question.key, source));
            }
        });
    }
    found
}

/// Parses an answer only if it can hold an image at all.
fn answer_with_images(question: &ProvenQuestion) -> Option<Vec<Block>> {
    let answer = &question.question.answer;
    answer.contains("![").then(|| parse(answer))
}

/// Gives each image of an answer its name in Anki. Returns the images by that name, and those that are missing.
pub(crate) fn place<'a>(
    key: &Key,
    answer: &mut [Block],
    given: &'a BTreeMap<String, Vec<u8>>,
) -> (BTreeMap<String, &'a [u8]>, Vec<Problem>) {
    let mut used = BTreeMap::new();
    let mut missing = Vec::new();
    each_image(answer, &mut |inline| {
        let Inline::Image { source, alt } = inline else { return };
        if is_remote(source) {
            // A card that fetches from the web would show nothing offline and tell where it is read.
            let content = vec![Inline::Text { text: alt.clone() }];
            let url = source.clone();
            *inline = Inline::Link { url, content };
        } else if let Some((path, bytes)) = given.get_key_value(&path(key, source)) {
            let name = name(path, bytes);
            used.insert(name.clone(), bytes.as_slice());
            *source = name;
        } else {
            missing.push(Problem::MissingImage {
                key: key.clone(),
                source_path: source.clone(),
            });
        }
    });
    (used, missing)
}

fn is_remote(source: &str) -> bool {
    source.contains("://") || source.starts_with("//")
}

fn path(key: &Key, source: &str) -> String {
    format!("{}/{}", key.topic, source.trim_start_matches("./"))
}

/// Names an image: its stem for people, its hash for Anki, its extension for browsers; ASCII, without spaces.
fn name(path: &str, bytes: &[u8]) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let clean = |text: &str| -> String {
        let kept = text.chars().map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        });
        kept.take(40).collect()
    };
    let hash = blake3::hash(bytes).to_hex();
    format!("deckle-{}-{}.{}", clean(stem), &hash[..16], clean(extension))
}

/// Visits every image. Iterative, because lists and quotations nest.
fn each_image(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Inline)) {
    let mut open: Vec<&mut Block> = blocks.iter_mut().collect();
    while let Some(block) = open.pop() {
        match block {
            Block::Paragraph { content } | Block::Heading { content, .. } => each_inline(content, visit),
            Block::List { items, .. } => open.extend(items.iter_mut().flatten()),
            Block::Quote { content } => open.extend(content),
            Block::Table { head, rows, .. } => {
                for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                    each_inline(cell, visit);
                }
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn each_inline(inlines: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    let mut open: Vec<&mut Inline> = inlines.iter_mut().collect();
    while let Some(inline) = open.pop() {
        match inline {
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Link { content, .. } => {
                open.extend(content);
            }
            Inline::Image { .. } => visit(inline),
            _ => {}
        }
    }
}
