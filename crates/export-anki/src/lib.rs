//! The Anki deck: a publication and the ledger of earlier releases in, the bytes of an `.apkg` out.
//!
//! Anki keeps a learner's progress only if each note keeps its guid and if a note's modification time rises exactly when
//! the note changed. Neither can be read off a checkout, so both rest on the [`Ledger`]: a committed text file with one
//! line for each note ever released, written by the release step alone.
//!
//! `publication + ledger → plan (notes as they should be) → stamps → database → zip`. Text exports read the same plan.
//!
//! **Invariant:** a package from a checkout that is ahead of its ledger never changes what a release gave a learner, and
//! every later release changes what such a package gave. Nothing is written unless every note is sound.
//!
//! ```
//! use deckle_content::Publication;
//! use deckle_export_anki::{Ledger, Options, export};
//! # let publication = Publication { title: "Questions".into(), description: String::new(), version: "1.0.0".into(),
//! #     source_url: None, interpreters: Vec::new(), topics: Vec::new() };
//! // A deck without notes is refused, with every other problem.
//! let refused = export(&publication, &Ledger::default(), &Options::default()).map_err(|error| error.to_string());
//! assert_eq!(refused, Err("the deck has a problem:\n- no question is left to export".to_owned()));
//! ```

mod check;
mod database;
mod deck;
mod error;
mod example;
mod export;
mod exporter;
mod field;
mod guid;
mod html;
mod identity;
mod ledger;
mod media;
mod note;
mod note_type;
mod options;
mod orphaned_cards;
mod plan;
mod release;
pub mod rendered;
mod retired;
mod text_note;
mod version;
mod zipped;

pub use error::{Error, LedgerError, Problem};
pub use export::{Package, export};
pub use exporter::{Anki, ledger, needs, options};
pub use field::NOTE_TYPE_NAME;
pub use ledger::{Entry, Ledger, Stamp};
pub use media::images;
pub use options::Options;
pub use release::{Behind, summary};
pub use text_note::{TextNote, field_names, text_notes};
