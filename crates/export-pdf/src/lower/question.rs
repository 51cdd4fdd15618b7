//! A question, its answer and its examples as the template's data.

use super::code;
use super::header::shorten;
use super::markdown::Markdown;
use super::quotes::{Place, Quotes};
use crate::error::Error;
use crate::geometry::Geometry;
use crate::model::{BodyData, ExampleData, MarkData, QuestionData, ReferenceData, RelatedData};
use crate::notice::Notice;
use crate::options::Options;
use crate::readable::Reader;
use crate::wrap::split_word;
use deckle_content::key::Key;
use deckle_content::publication::{Proof, ProvenQuestion, Verdict};
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
    /// The quotes of the topic's language.
    pub(crate) quotes: Option<Quotes>,
    /// How many characters of a question the running header has room for.
    pub(crate) header: usize,
}

impl Lowering<'_> {
    /// Returns what code has to fit into where `lost` points are taken.
    pub(crate) fn page(&self, lost: f64) -> code::Page<'_> {
        code::Page {
            geometry: self.geometry,
            columns: self.geometry.columns(self.options.paper, self.column, lost),
        }
    }

    /// Returns a text that is no Markdown as it is shown, with the quotes of the language.
    pub(crate) fn plain(&self, reader: &mut Reader<'_>, text: &str) -> String {
        let shown = reader.show(text);
        self.quotes
            .map_or_else(|| shown.to_string(), |quotes| quotes.set(&shown, &mut Place::default()))
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
        let answer = markup::parse(&question.answer);
        let follow_ups = markup::parse(&question.follow_ups_markdown());
        let words = markup::blocks_to_text(&answer) + "\n" + &markup::blocks_to_text(&follow_ups);
        let mut markdown = Markdown::new(&mut reader, self);
        let title = markdown.inlines(&title);
        let answer = markdown.blocks(&answer);
        let follow_ups = markdown.blocks(&follow_ups);
        let examples: Vec<ExampleData> = proven
            .examples()
            .map(|(snippet, proof)| self.example(&mut reader, snippet, proof))
            .collect();
        let short = shorten(&title, self.header);
        let lines = words.lines().map(|line| 1 + line.chars().count() / 80).sum::<usize>()
            + examples.iter().map(example_lines).sum::<usize>()
            + question.references.len();
        let body = BodyData {
            answer,
            examples,
            follow_ups,
        };
        let data = QuestionData {
            anchor: anchor.to_string(),
            number: proven.number,
            title,
            short,
            level: question.level.as_str(),
            tags: question.tags.iter().map(|tag| reader.show(tag).into_owned()).collect(),
            body: serde_json::to_string(&body)?,
            references: question
                .references
                .iter()
                .map(|url| reference(&mut reader, url))
                .collect(),
            related: self.all_related(&mut reader, &proven.key.topic, &question.related),
            keep: lines <= self.geometry.short_question,
        };
        Ok((data, reader.into_notices()))
    }

    fn example(&self, reader: &mut Reader<'_>, snippet: &Snippet, proof: &Proof) -> ExampleData {
        let page = self.page(0.0);
        let title = snippet.title.as_deref().map(markup::parse_inline).unwrap_or_default();
        let output = snippet.stdout.as_deref().filter(|text| !text.is_empty());
        let errors = snippet.stderr.as_deref().filter(|text| !text.is_empty());
        let mut data = ExampleData {
            title: Markdown::new(reader, self).inlines(&title),
            language: reader.show(&snippet.language).into_owned(),
            code: code::code(reader, &snippet.language, &snippet.code, page),
            output: output.map(|text| code::output(reader, text, page)),
            error_output: errors.map(|text| code::output(reader, text, page)),
            raises: snippet.raises.as_deref().map(|text| code::output(reader, text, page)),
            needs: needs(snippet).map(|text| reader.show(&text).into_owned()),
            mark: self.mark(reader, proof),
            keep: false,
        };
        data.keep = example_lines(&data) <= self.geometry.short_example;
        data
    }

    /// Says why an example is not called proven; `None` if it is.
    fn mark(&self, reader: &mut Reader<'_>, proof: &Proof) -> Option<MarkData> {
        let reason = self.plain(reader, proof.unproven_reason()?);
        let verdict = proof.deciding().map(|run| &run.verdict);
        let checked = match verdict {
            // A reason may say it already.
            Some(Verdict::NotRun { checked, .. }) => checked
                .as_deref()
                .filter(|checked| !reason.contains(checked))
                .map(|checked| reader.show(checked).into_owned()),
            _ => None,
        };
        Some(MarkData {
            verdict: verdict.map_or("not-run", Verdict::as_str),
            reason,
            checked,
        })
    }

    /// Lowers related questions in the order in which they are found in the guide; those that are not in it come last.
    fn all_related(&self, reader: &mut Reader<'_>, topic: &str, entries: &[String]) -> Vec<RelatedData> {
        let mut all: Vec<RelatedData> = entries.iter().map(|entry| self.related(reader, topic, entry)).collect();
        all.sort_by_key(|entry| {
            let place = entry.anchor.as_ref().and_then(|anchor| anchor.parse::<usize>().ok());
            place.unwrap_or(usize::MAX)
        });
        all
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
    let parts = [
        Some(&example.code),
        example.output.as_ref(),
        example.error_output.as_ref(),
        example.raises.as_ref(),
    ];
    2 + parts.into_iter().flatten().map(|code| 1 + code.rows).sum::<usize>()
}

/// Says what an example needs beyond a plain interpreter.
fn needs(snippet: &Snippet) -> Option<String> {
    let python = snippet
        .python
        .iter()
        .map(|version| format!("Python {}", versions(version)));
    let all: Vec<String> = python.chain(snippet.requires.iter().cloned()).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Sets a range of versions as print has it: `>=3.12,<3.14` as `≥ 3.12, < 3.14`.
fn versions(range: &str) -> String {
    let part = |part: &str| {
        let part = part.trim();
        let signs = part.len() - part.trim_start_matches(['<', '>', '=', '!', '~']).len();
        let (sign, version) = part.split_at(signs);
        let sign = match sign {
            ">=" => "≥",
            "<=" => "≤",
            "!=" => "≠",
            "==" => "=",
            other => other,
        };
        format!("{sign}\u{a0}{}", version.trim())
            .trim_start_matches('\u{a0}')
            .to_owned()
    };
    range.split(',').map(part).collect::<Vec<_>>().join(", ")
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
