//! A question, its answer and its examples as the template's data.

use super::code;
use super::markdown::Markdown;
use crate::error::Error;
use crate::geometry::Geometry;
use crate::model::{BodyData, ExampleData, MarkData, QuestionData, ReferenceData, RelatedData};
use crate::notice::Notice;
use crate::options::Options;
use crate::readable::Reader;
use crate::wrap::split_word;
use deckle_content::edition::{Proof, ProvenQuestion, Verdict};
use deckle_content::key::Key;
use deckle_content::question::Snippet;
use deckle_markup as markup;
use std::collections::HashMap;

/// The questions of this guide by key, each with its anchor.
pub(crate) type Directory<'a> = HashMap<&'a Key, (String, &'a ProvenQuestion)>;

/// What lowering a question needs to know of its surroundings.
pub(crate) struct Lowering<'a> {
    pub(crate) options: &'a Options,
    pub(crate) geometry: &'a Geometry,
    /// How wide a column of code is, in ems.
    pub(crate) column: f64,
    pub(crate) directory: &'a Directory<'a>,
}

/// A question of at most this many lines is kept on one page: about a third of it.
const SHORT_QUESTION: usize = 18;
/// Code and output of at most this many lines together are kept on one page.
const SHORT_EXAMPLE: usize = 20;
/// How many characters of a question the running header has room for.
const HEADER: usize = 64;

impl Lowering<'_> {
    /// Returns how many columns of code fit where `lost` points are taken.
    pub(crate) fn columns(&self, lost: f64) -> usize {
        self.geometry.columns(self.options.paper, self.column, lost)
    }

    /// Lowers a question; `anchor` is its place in the guide.
    pub(crate) fn question(
        &self,
        anchor: usize,
        proven: &ProvenQuestion,
    ) -> Result<(QuestionData, Vec<Notice>), Error> {
        let mut reader = Reader::new(&self.options.fonts);
        reader.enter(proven.key.to_string());
        let question = &proven.question;
        let title = markup::parse_inline(&question.question);
        let short = shorten(&reader.show(&markup::inlines_to_text(&title)));
        let answer = markup::parse(&question.answer);
        let words = markup::blocks_to_text(&answer);
        let mut markdown = Markdown::new(&mut reader, self);
        let title = markdown.inlines(&title);
        let answer = markdown.blocks(&answer);
        let examples: Vec<ExampleData> = proven
            .examples()
            .map(|(snippet, proof)| self.example(&mut reader, snippet, proof))
            .collect();
        let lines = words.lines().map(|line| 1 + line.chars().count() / 80).sum::<usize>()
            + examples.iter().map(example_lines).sum::<usize>()
            + question.references.len();
        let body = BodyData {
            answer,
            examples,
            references: question
                .references
                .iter()
                .map(|url| reference(&mut reader, url))
                .collect(),
        };
        let data = QuestionData {
            anchor: anchor.to_string(),
            number: proven.number,
            title,
            short,
            level: question.level.as_str(),
            tags: question.tags.iter().map(|tag| reader.show(tag).into_owned()).collect(),
            body: serde_json::to_string(&body)?,
            related: question
                .related
                .iter()
                .map(|entry| self.related(&mut reader, &proven.key.topic, entry))
                .collect(),
            keep: lines <= SHORT_QUESTION,
        };
        Ok((data, reader.into_notices()))
    }

    fn example(&self, reader: &mut Reader<'_>, snippet: &Snippet, proof: &Proof) -> ExampleData {
        let columns = self.columns(0.0);
        let title = snippet.title.as_deref().map(markup::parse_inline).unwrap_or_default();
        let output = snippet.stdout.as_deref().filter(|text| !text.is_empty());
        let mut data = ExampleData {
            title: Markdown::new(reader, self).inlines(&title),
            language: reader.show(&snippet.language).into_owned(),
            code: code::code(reader, &snippet.language, &snippet.code, columns),
            output: output.map(|text| code::output(reader, text, columns)),
            raises: snippet
                .raises
                .as_deref()
                .map(|text| code::output(reader, text, columns)),
            needs: needs(snippet).map(|text| reader.show(&text).into_owned()),
            mark: mark(reader, proof),
            keep: false,
        };
        data.keep = example_lines(&data) <= SHORT_EXAMPLE;
        data
    }

    fn related(&self, reader: &mut Reader<'_>, topic: &str, entry: &str) -> RelatedData {
        match self.directory.get(&Key::resolve(topic, entry)) {
            Some((anchor, question)) => RelatedData {
                anchor: Some(anchor.clone()),
                number: Some(question.number),
                title: Markdown::new(reader, self).inlines(&markup::parse_inline(&question.question.question)),
            },
            None => RelatedData {
                anchor: None,
                number: None,
                title: Markdown::new(reader, self).inlines(&[markup::Inline::Code { text: entry.to_owned() }]),
            },
        }
    }
}

/// Counts the lines that an example takes, with its title and the spaces around it.
fn example_lines(example: &ExampleData) -> usize {
    let parts = [Some(&example.code), example.output.as_ref(), example.raises.as_ref()];
    2 + parts
        .into_iter()
        .flatten()
        .map(|code| 1 + code::rows(code))
        .sum::<usize>()
}

/// Says what an example needs beyond a plain interpreter.
fn needs(snippet: &Snippet) -> Option<String> {
    let python = snippet.python.iter().map(|version| format!("Python {version}"));
    let all: Vec<String> = python.chain(snippet.requires.iter().cloned()).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Says why an example is not called proven; `None` if it is.
fn mark(reader: &mut Reader<'_>, proof: &Proof) -> Option<MarkData> {
    let reason = reader.show(proof.unproven_reason()?).into_owned();
    let verdict = proof.deciding().map(|run| &run.verdict);
    let checked = match verdict {
        Some(Verdict::NotRun { checked, .. }) => checked.as_deref().map(|text| reader.show(text).into_owned()),
        _ => None,
    };
    Some(MarkData {
        verdict: verdict.map_or("not-run", Verdict::as_str),
        reason,
        checked,
    })
}

/// Makes a link of an address, shown without its scheme.
pub(super) fn reference(reader: &mut Reader<'_>, url: &str) -> ReferenceData {
    let shown = reader.show(url);
    let bare = shown.strip_prefix("https://").unwrap_or(&shown);
    let bare = bare.strip_suffix('/').unwrap_or(bare);
    ReferenceData {
        url: is_link(url).then(|| url.to_owned()),
        // Typst breaks addresses at their signs; a very long one may have a part that no line can hold.
        parts: split_word(bare, 80, 16).unwrap_or_else(|| vec![bare.to_owned()]),
    }
}

/// Tells whether an address may be a link: pages open it, so it must be a page's; Typst refuses more than 8,000 bytes.
pub(super) fn is_link(url: &str) -> bool {
    let page = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    page && url.len() <= 8_000
}

/// Cuts a question at a word's end so that it fits into one line of the running header.
fn shorten(text: &str) -> String {
    if text.chars().count() <= HEADER {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split_inclusive(' ') {
        if short.chars().count() + word.chars().count() > HEADER {
            break;
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short = text.chars().take(HEADER).collect();
    }
    format!("{}…", short.trim_end_matches([' ', ',', ';', ':']))
}
