//! Notes as text: tab-separated with Anki's own header lines, and comma-separated for other programs.
//!
//! Both hold the notes of the deck, under the same guids: a program can tell an update from a new question. That is why
//! this crate takes its notes from `deckle-export-anki`, the one exporter that another depends on.
//!
//! **Invariant:** every row has as many cells as the first one, whatever contributors write, and the same context gives
//! the same bytes.
//!
//! ```
//! use deckle_export::{Exporter, Scope};
//! use deckle_content::Publication;
//! # let publication = Publication { title: String::new(), description: String::new(), version: String::new(),
//! #     source_url: None, interpreters: Vec::new(), topics: Vec::new() };
//! let artifacts = deckle_export_text::Csv.artifacts(&Scope::selection(&publication));
//! assert_eq!((artifacts[0].path.as_str(), artifacts[0].media_type), ("selection.csv", "text/csv"));
//! ```

mod csv;
mod error;
mod example;
mod exporter;
mod formula;
mod plain;
mod tsv;

pub use csv::export_csv;
pub use error::Error;
pub use exporter::{Csv, Tsv};
pub use tsv::export_tsv;
