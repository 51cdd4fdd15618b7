//! The table of exporters: `deckle build`, `deckle export`, the names that no topic can have, the page's downloads and
//! the tests of every exporter walk it.
//!
//! Whoever adds an exporter writes a crate that implements [`Exporter`] and adds one row to [`TABLE`]. What a build of
//! deckle leaves out (see the features in `Cargo.toml`) keeps its row, so that names and options mean the same in every
//! build, and whoever asks for it learns how to get it.
//!
//! **Invariant:** names, options and artifacts of two rows never clash, and a topic's artifacts are never another's.
//!
//! ```
//! use deckle_exporters::{find, is_reserved};
//!
//! assert_eq!(find("pdf").map(|row| row.about), Some("A study guide"));
//! assert!(is_reserved("python-study") && !is_reserved("python"));
//! ```

mod reserved;
mod table;

pub use reserved::{Reserved, is_reserved};
pub use table::TABLE;

use deckle_export::{Exporter, OptionSpec};

/// An exporter, and what is known of it whether or not it is compiled in.
pub struct Row {
    /// What `deckle export` calls it.
    pub name: &'static str,
    /// What it makes, in a few words without a full stop.
    pub about: &'static str,
    /// What can be chosen.
    pub options: &'static [OptionSpec],
    /// The names that no topic can have because of it.
    pub reserved: &'static [Reserved],
    /// The feature of the package `deckle` that compiles it in.
    pub feature: &'static str,
    /// The exporter; `None` if it is not compiled in.
    pub exporter: Option<&'static dyn Exporter>,
}

/// Finds a row by its exporter's name.
pub fn find(name: &str) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.name == name)
}
