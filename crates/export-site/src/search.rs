//! A topic's search index, built at export: what filters need to know of each question, and which words it holds.
//!
//! The file is a script that hands its data to the page, since a page opened from a folder may not fetch. Words are one
//! sorted text; the questions of a word are differences between their places, in base 36: small to send, quick to read.

use crate::File;
use crate::topic::TopicView;
use crate::word::words;
use deckle_content::Level;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The index as the page's script reads it.
#[derive(Serialize)]
struct Index<'a> {
    tags: Vec<&'a str>,
    levels: Vec<&'static str>,
    heads: Vec<Head<'a>>,
    /// The words in order, with spaces between.
    words: String,
    /// For each word its questions: `first,difference,difference`, with spaces between words.
    places: String,
    /// The same for the questions that have the word in their title; nothing for most words.
    titles: String,
}

/// Id, number, title as HTML, level and tags as places in the lists above, examples not proven.
#[derive(Serialize)]
struct Head<'a>(&'a str, usize, &'a str, usize, Vec<usize>, usize);

/// Renders the index of a topic.
pub(crate) fn file(topic: &TopicView) -> File {
    let tags: Vec<&str> = topic.figures.tags.iter().map(|tag| tag.name.as_str()).collect();
    let levels: Vec<&'static str> = Level::ALL.iter().map(|level| level.as_str()).collect();
    let heads = topic
        .questions
        .iter()
        .map(|question| {
            let level = levels
                .iter()
                .position(|level| *level == question.level)
                .unwrap_or_default();
            let own = question
                .tags
                .iter()
                .filter_map(|tag| tags.iter().position(|other| other == tag))
                .collect();
            Head(
                &question.id,
                question.number,
                &question.title_html,
                level,
                own,
                question.unproven,
            )
        })
        .collect();
    let found = invert(topic.texts.iter().map(String::as_str));
    let titled = invert(topic.questions.iter().map(|question| question.title.as_str()));
    let index = Index {
        tags,
        levels,
        heads,
        words: found.keys().map(String::as_str).collect::<Vec<_>>().join(" "),
        places: lists(found.values().map(Vec::as_slice)),
        titles: lists(found.keys().map(|word| titled.get(word).map_or(&[][..], Vec::as_slice))),
    };
    File::text(format!("{}/search.js", topic.id), call("index", &index))
}

/// Writes a call that hands data to the page's script.
pub(crate) fn call(name: &str, data: &impl Serialize) -> String {
    #[expect(
        clippy::expect_used,
        reason = "text, numbers and maps with text keys always serialise"
    )]
    let data = serde_json::to_string(data).expect("data serialises");
    format!("deckle.{name}({data});\n")
}

/// Lists for each word the texts that hold it, by their places.
fn invert<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<String, Vec<usize>> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, text) in texts.enumerate() {
        for word in words(text).into_iter().collect::<BTreeSet<_>>() {
            found.entry(word).or_default().push(place);
        }
    }
    found
}

fn lists<'a>(all: impl Iterator<Item = &'a [usize]>) -> String {
    all.map(differences).collect::<Vec<_>>().join(" ")
}

fn differences(places: &[usize]) -> String {
    let mut out = String::new();
    let mut before = 0;
    for (at, place) in places.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_base36(&mut out, place - before);
        before = *place;
    }
    out
}

fn push_base36(out: &mut String, mut number: usize) {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(DIGITS[number % 36]));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    out.extend(digits.iter().rev());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_differences_in_base_36() {
        assert_eq!(differences(&[0, 3, 40, 1_400]), "0,3,11,11s");
    }
}
