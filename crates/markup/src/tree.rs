//! The Markdown tree.

use serde::Serialize;

/// A block of Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        content: Vec<Inline>,
    },
    /// A heading inside an answer.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number; `None` for bullets.
        start: Option<u64>,
        /// Each item's blocks. A tight item holds one paragraph.
        items: Vec<Vec<Block>>,
    },
    /// A block of code inside an answer.
    Code {
        /// The language, in lower case; empty if none is given.
        language: String,
        /// The code, with its final line feed.
        text: String,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        content: Vec<Block>,
    },
    /// A table.
    Table {
        /// Each column's alignment.
        align: Vec<Align>,
        /// The header cells.
        head: Vec<Vec<Inline>>,
        /// The rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A thematic break.
    Rule,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "inline", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Code in running text.
    Code {
        /// The code.
        text: String,
    },
    /// Emphasised text.
    Emphasis {
        /// What is emphasised.
        content: Vec<Inline>,
    },
    /// Strong text.
    Strong {
        /// What is strong.
        content: Vec<Inline>,
    },
    /// A link whose scheme is `http`, `https` or `mailto`.
    Link {
        /// Where it goes.
        url: String,
        /// What is linked.
        content: Vec<Inline>,
    },
    /// A picture.
    Image {
        /// The path or address, as written.
        source: String,
        /// What it shows, in words.
        alt: String,
    },
    /// A line end that does not break the paragraph.
    SoftBreak,
    /// A line break.
    HardBreak,
}

/// How a table column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Not said.
    None,
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}
