//! One question as an Anki note.

use crate::error::Problem;
use crate::example;
use crate::field::Field;
use crate::guid::hash_of;
use crate::html::{in_language, inert};
use crate::media;
use deckle_content::publication::{ProvenQuestion, TopicEdition};
use deckle_markup::{blocks_to_html, escape_html, inlines_to_html, inlines_to_text, parse, parse_inline};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A note as it should be, apart from when it was last changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// The key under which it was first released.
    pub(crate) identity: String,
    /// Its key now, or when it was withdrawn.
    pub(crate) key: String,
    /// Anki's name for it.
    pub(crate) guid: String,
    /// The fields, as HTML, in the order of [`Field::ALL`].
    pub(crate) fields: Vec<String>,
    /// The tags, without spaces.
    pub(crate) tags: Vec<String>,
    /// How many cards it has: the question, and perhaps the output.
    pub(crate) cards: u8,
    /// The topic's place in the publication.
    pub(crate) topic: usize,
    /// Whether it was withdrawn.
    pub(crate) retired: bool,
    /// Whether its output card is there only because learners have it.
    pub(crate) quiet_output: bool,
    /// The question in plain words.
    pub(crate) question: String,
}

impl Note {
    /// Returns the field's HTML.
    pub(crate) fn field(&self, field: Field) -> &str {
        self.fields.get(field.index()).map_or("", String::as_str)
    }

    /// Returns the hash that tells whether the note changed: 80 bits over all that a learner receives.
    pub(crate) fn hash(&self) -> String {
        hash_of(self.fields.iter().chain(&self.tags).map(String::as_str))
    }
}

/// What a question's note holds.
pub(crate) struct Rendered<'a> {
    /// The fields, as HTML, in the order of [`Field::ALL`].
    pub(crate) fields: Vec<String>,
    /// The tags, sorted.
    pub(crate) tags: Vec<String>,
    /// The images that it shows, by their name in Anki.
    pub(crate) images: BTreeMap<String, &'a [u8]>,
    /// What is wrong with it.
    pub(crate) problems: Vec<Problem>,
}

/// Renders a question: the costly step, because code is highlighted.
pub(crate) fn render<'a>(
    topic: &TopicEdition,
    question: &ProvenQuestion,
    link: Option<&str>,
    media: &'a BTreeMap<String, Vec<u8>>,
) -> Rendered<'a> {
    let language = &topic.topic.text_language;
    let mut fields = vec![String::new(); Field::ALL.len()];
    let mut set = |field: Field, html: String| {
        if let Some(slot) = fields.get_mut(field.index()) {
            *slot = inert(&html);
        }
    };
    let mut answer = parse(&question.question.answer);
    let (images, problems) = media::place(&question.key, &mut answer, media);
    let follow_ups = parse(&question.question.follow_ups_markdown());
    set(
        Field::Question,
        in_language(language, inlines_to_html(&parse_inline(&question.question.question))),
    );
    set(Field::Answer, in_language(language, blocks_to_html(&answer)));
    let examples = Examples::of(topic, question);
    set(Field::Before, examples.before);
    set(Field::Code, examples.code);
    set(Field::Output, examples.output);
    let follow_ups = in_language(language, blocks_to_html(&follow_ups));
    set(Field::After, examples.after + &follow_ups);
    set(Field::References, references(&question.question.references));
    set(Field::Level, question.question.level.as_str().to_owned());
    set(Field::Topic, escape_html(&topic.topic.title));
    set(Field::Source, link.map(escape_html).unwrap_or_default());
    set(Field::SortKey, escape_html(&question.key.to_string()));
    let mut tags = vec![format!("level::{}", question.question.level.as_str())];
    tags.extend(question.question.tags.iter().map(|tag| format!("{}::{tag}", topic.id)));
    tags.sort();
    Rendered {
        fields,
        tags,
        images,
        problems,
    }
}

/// Returns a question in plain words on one line, as the ledger keeps it.
pub(crate) fn words(question: &str) -> String {
    let text = inlines_to_text(&parse_inline(question));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn references(addresses: &[String]) -> String {
    if addresses.is_empty() {
        return String::new();
    }
    let mut items = String::new();
    for address in addresses {
        let shown = breakable(address.trim_start_matches("https://"));
        let _ = write!(items, "<li><a href=\"{}\">{shown}</a></li>", escape_html(address));
    }
    format!("<ul>{items}</ul>")
}

/// Writes an address so that it breaks between its parts where a line is too short for it.
fn breakable(address: &str) -> String {
    address
        .split_inclusive(['/', '#', '.', '_'])
        .map(escape_html)
        .collect::<Vec<_>>()
        .join("<wbr>")
}

/// The examples, spread over the fields so that the one which a card asks about stands alone and all stay in order.
#[derive(Default)]
struct Examples {
    before: String,
    code: String,
    output: String,
    after: String,
}

impl Examples {
    fn of(topic: &TopicEdition, question: &ProvenQuestion) -> Self {
        let mut out = Examples::default();
        let asked = question
            .examples()
            .position(|(snippet, proof)| example::can_be_asked(&topic.topic, snippet, proof));
        for (at, (snippet, proof)) in question.examples().enumerate() {
            let code = example::code(&topic.topic, snippet, proof);
            let output = example::output(snippet, proof);
            let lead = asked.unwrap_or(0);
            if at < lead {
                out.before.push_str(&(code + &output));
            } else if at > lead {
                out.after.push_str(&(code + &output));
            } else if asked.is_some() {
                (out.code, out.output) = (code, output);
            } else {
                out.code = code + &output;
            }
        }
        out
    }
}
