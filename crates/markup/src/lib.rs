//! What every exporter renders: Markdown as one tree, and code as classed tokens.
//!
//! One parse, one tree, several renderers: PDF, Anki, page and JSON all show the same blocks. HTML lives here, because
//! four of them share it.
//!
//! **Invariant:** nothing that a contributor writes becomes markup of the output. Raw HTML is text, links go to `http`,
//! `https` and `mailto` only, `__init__` stays `__init__`, since underscores never mean emphasis, and so does `2**10`.

mod direction;
mod highlight;
mod html;
mod language;
mod line;
mod markdown;
mod text;
mod tree;

pub use direction::direction;
pub use highlight::{Class, Line, Token, highlight};
pub use html::{HtmlStyle, blocks_to_html, code_to_html, escape_html, inlines_to_html};
pub use language::language_name;
pub use line::parse_inline;
pub use markdown::parse;
pub use text::{blocks_to_text, inlines_to_text};
pub use tree::{Align, Block, Inline};
