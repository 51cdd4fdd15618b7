//! The rules about what a content file says, one a file.
//!
//! A rule is declared where it is found: those of decoding and parsing in `deckle_content`, those of examples in
//! `deckle_snippets`, those of folders and files in `deckle_workspace`, which holds the registry of all.

pub(crate) mod allow;
pub(crate) mod config;
pub(crate) mod dup;
pub(crate) mod engine;
pub(crate) mod id;
pub(crate) mod io;
pub(crate) mod reference;
pub(crate) mod schema;
pub(crate) mod snippet;
pub(crate) mod text;
pub(crate) mod yaml;

mod page;

pub use page::page;

use crate::wording;
use deckle_diagnostics::{Registry, Rule};

/// The lists of all files that declare rules, by family.
const FAMILIES: &[&[&[&Rule]]] = &[
    allow::FILES,
    config::FILES,
    dup::FILES,
    engine::FILES,
    id::FILES,
    reference::FILES,
    schema::FILES,
    snippet::FILES,
    text::FILES,
    yaml::FILES,
];

/// Returns every rule of this crate.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied().flatten().copied()
}

/// Finds the code that was probably meant by one that is not there.
pub fn nearest(registry: &Registry, code: &str) -> Option<&'static str> {
    wording::nearest(code, registry.rules().iter().map(|rule| rule.code))
}
