//! The collection as one Markdown document, for whoever wants to take it elsewhere.
//!
//! It is written from the Markdown tree and not from what contributors typed, because deckle reads raw HTML and underscores
//! as text and other programs do not. Examples are fenced by as many backticks as they need.
//!
//! **Invariant:** read back as CommonMark with tables, the document holds the trees, examples and outputs that were
//! checked, and what was not proven says so.
//!
//! ```
//! use deckle_content::Publication;
//! use deckle_export::{Exporter, Scope};
//! # let publication = Publication { title: String::new(), description: String::new(), version: String::new(),
//! #     source_url: None, interpreters: Vec::new(), topics: Vec::new() };
//! let artifacts = deckle_export_markdown::Markdown.artifacts(&Scope::collection(&publication));
//! assert_eq!((artifacts[0].path.as_str(), artifacts[0].media_type), ("collection.md", "text/markdown"));
//! ```

mod document;
mod example;
mod exporter;
mod fence;
mod write;

pub use document::export;
pub use exporter::Markdown;
