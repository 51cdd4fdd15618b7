//! What the template gets: plain data, ready to be set. `template/data.typ` reads it.
//!
//! Field names are the template's words; lists that occur thousands of times are arrays instead of objects.

use crate::geometry::Geometry;
use serde::Serialize;

/// The whole guide.
#[derive(Debug, Serialize)]
pub(crate) struct Model {
    pub(crate) guide: GuideData,
    pub(crate) geometry: Geometry,
    pub(crate) topics: Vec<TopicData>,
    pub(crate) tags: Vec<TagData>,
}

/// What the title page, the colophon and the page set-up need.
#[derive(Debug, Serialize)]
pub(crate) struct GuideData {
    pub(crate) title: String,
    /// The title in two parts, if it has them: the collection, and its one topic.
    pub(crate) collection: Option<String>,
    pub(crate) name: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) description: Vec<Block>,
    /// The description as plain text, for the file's metadata.
    pub(crate) summary: String,
    pub(crate) keywords: Vec<String>,
    pub(crate) version: String,
    /// On which terms the content may be used.
    pub(crate) licence: Vec<Block>,
    pub(crate) source: Option<ReferenceData>,
    pub(crate) date: Option<[u16; 3]>,
    pub(crate) paper: &'static str,
    pub(crate) size: &'static str,
    pub(crate) mode: &'static str,
    pub(crate) questions: usize,
    pub(crate) levels: Vec<(&'static str, usize)>,
    pub(crate) examples: CountData,
    pub(crate) interpreters: Vec<String>,
    pub(crate) sandboxed: bool,
    pub(crate) not_run: Vec<NotRunData>,
    pub(crate) theme: ThemeData,
    pub(crate) lang: LangData,
}

/// How many examples came out how.
#[derive(Debug, Serialize)]
pub(crate) struct CountData {
    pub(crate) total: usize,
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) timed_out: usize,
    pub(crate) not_run: usize,
}

/// Examples that were not run for one reason.
#[derive(Debug, Serialize)]
pub(crate) struct NotRunData {
    pub(crate) reason: String,
    /// The numbers and anchors of their questions.
    pub(crate) questions: Vec<(String, String)>,
}

/// The look, each part known to exist.
#[derive(Debug, Serialize)]
pub(crate) struct ThemeData {
    pub(crate) accent: String,
    pub(crate) serif: Vec<String>,
    pub(crate) sans: Vec<String>,
    pub(crate) mono: Vec<String>,
}

/// A language as Typst takes it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LangData {
    pub(crate) lang: String,
    pub(crate) region: Option<String>,
    /// Whether it is written from right to left.
    pub(crate) rtl: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct TopicData {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) description: Vec<Block>,
    pub(crate) examples: CountData,
    pub(crate) theme: ThemeData,
    pub(crate) lang: LangData,
    pub(crate) questions: Vec<QuestionData>,
}

#[derive(Debug, Serialize)]
pub(crate) struct QuestionData {
    /// The anchor that links lead to.
    pub(crate) anchor: String,
    pub(crate) number: usize,
    pub(crate) title: Vec<Inline>,
    /// The question in one line for the running header.
    pub(crate) short: Vec<Inline>,
    pub(crate) level: &'static str,
    pub(crate) tags: Vec<String>,
    /// A [`BodyData`] as JSON. The template reads it where it sets the question: Typst reads the guide's data on one
    /// core and sets questions on all, and it hashes what functions get, which is quick for a text.
    pub(crate) body: String,
    pub(crate) references: Vec<ReferenceData>,
    pub(crate) related: Vec<RelatedData>,
    /// Whether it is short enough to be kept on one page.
    pub(crate) keep: bool,
}

/// The part of a question that refers to nothing.
#[derive(Debug, Serialize)]
pub(crate) struct BodyData {
    pub(crate) answer: Vec<Block>,
    pub(crate) examples: Vec<ExampleData>,
    pub(crate) follow_ups: Vec<Block>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ExampleData {
    pub(crate) title: Vec<Inline>,
    pub(crate) language: String,
    pub(crate) code: CodeData,
    pub(crate) output: Option<CodeData>,
    pub(crate) error_output: Option<CodeData>,
    pub(crate) raises: Option<CodeData>,
    /// What it needs beyond a plain interpreter.
    pub(crate) needs: Option<String>,
    pub(crate) mark: Option<MarkData>,
    /// Whether code and output are short enough to be kept on one page.
    pub(crate) keep: bool,
}

/// Why an example is not called proven.
#[derive(Debug, Serialize)]
pub(crate) struct MarkData {
    /// `not-run`, `failed` or `timed-out`.
    pub(crate) verdict: &'static str,
    pub(crate) reason: String,
    pub(crate) checked: Option<String>,
}

/// Code, or what code gives.
#[derive(Debug, Serialize)]
pub(crate) struct CodeData {
    /// The text, wrapped lines whole, for readers that take the text and not the look.
    pub(crate) text: String,
    /// Its language; `None` if nothing in it is coloured.
    pub(crate) language: Option<String>,
    /// Lines of runs; `None` if each line fits, and the language says all: the template then asks for them where the code
    /// is set, on all cores and without a way through JSON.
    pub(crate) lines: Option<Vec<Vec<Run>>>,
    /// Whether it is short enough to be kept on one page.
    pub(crate) keep: bool,
    /// How many rows it takes, wrapped lines included.
    #[serde(skip)]
    pub(crate) rows: usize,
}

/// A run of code.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Run {
    /// The class's name, empty for none, and the text.
    Text(&'static str, String),
    /// The word `wrap`: the line goes on below, indented by this many columns.
    Wrap(&'static str, usize),
}

#[derive(Debug, Serialize)]
pub(crate) struct ReferenceData {
    /// Where the link leads; `None` if it is no address of a page.
    pub(crate) url: Option<String>,
    /// The address without its scheme, in parts between which a line may end.
    pub(crate) parts: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct RelatedData {
    /// The anchor; `None` if the question is not in this guide.
    pub(crate) anchor: Option<String>,
    pub(crate) number: Option<usize>,
    pub(crate) title: Vec<Inline>,
}

/// An entry of the tag index.
#[derive(Debug, Serialize)]
pub(crate) struct TagData {
    pub(crate) tag: String,
    /// The topic's title, if the guide has several.
    pub(crate) topic: Option<String>,
    pub(crate) covers: Option<String>,
    /// The numbers and anchors of its questions.
    pub(crate) questions: Vec<(String, String)>,
}

/// A piece of running text: a kind and what belongs to it. Arrays, because there are tens of thousands, and taking an
/// array apart costs Typst no call.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Inline {
    /// `text`, or `long` with the parts of a long word, or `break` with nothing.
    Text(&'static str, String),
    Long(&'static str, Vec<String>),
    /// `code` with the text, its parts if it is long, and the letters that follow without a space.
    Code(&'static str, String, Vec<String>, String),
    /// `emph` or `strong`.
    Nested(&'static str, Vec<Inline>),
    /// `link` with the content and the address.
    Link(&'static str, Vec<Inline>, String),
}

/// A block of text.
#[derive(Debug, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub(crate) enum Block {
    Paragraph {
        rtl: Option<bool>,
        content: Vec<Inline>,
    },
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    List {
        /// Which way the first item runs, and with it the marks.
        rtl: Option<bool>,
        start: Option<u64>,
        tight: bool,
        items: Vec<Vec<Block>>,
    },
    Code {
        code: CodeData,
    },
    Quote {
        content: Vec<Block>,
    },
    Table {
        align: Vec<&'static str>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Rule,
}
