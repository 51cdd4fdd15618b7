//! Contributed Markdown in the three forms that readers of JSON want.

use deckle_markup::{blocks_to_html, blocks_to_text, inlines_to_html, inlines_to_text, parse, parse_inline};
use serde::Serialize;

/// A piece of Markdown, rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// As the contributor wrote it.
    pub markdown: String,
    /// Rendered; holds no script, no raw HTML, and links to `http`, `https` and `mailto` only.
    pub html: String,
    /// The words alone.
    pub text: String,
}

impl Text {
    /// Renders blocks, such as an answer.
    pub(crate) fn blocks(markdown: &str) -> Self {
        let blocks = parse(markdown);
        Text {
            markdown: markdown.to_owned(),
            html: blocks_to_html(&blocks),
            text: blocks_to_text(&blocks),
        }
    }

    /// Renders one line, such as a question.
    pub(crate) fn line(markdown: &str) -> Self {
        let inlines = parse_inline(markdown);
        Text {
            markdown: markdown.to_owned(),
            html: inlines_to_html(&inlines),
            text: inlines_to_text(&inlines),
        }
    }
}
