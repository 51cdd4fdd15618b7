//! Every language that deckle knows, and what they are run with.

use crate::language::Language;
use crate::runtime::Runtime;
use crate::{data, javascript, pycon, python, shown, sql};
use deckle_content::Engine;

/// The languages that are run, or at least checked.
pub const LANGUAGES: [&dyn Language; 7] = [
    &python::Script,
    &pycon::Session,
    &sql::Sqlite,
    &javascript::JavaScript,
    &data::JSON,
    &data::TOML,
    &data::YAML,
];

/// What they are run with.
pub const RUNTIMES: [&dyn Runtime; 2] = [&python::PYTHON, &javascript::NODE];

/// Returns a language by the name that files give it; every other name stands for text that is shown only.
pub fn by_name(name: &str) -> &'static dyn Language {
    let known = LANGUAGES.into_iter().find(|language| language.names().contains(&name));
    known.unwrap_or(&shown::Shown)
}

/// Returns a language by its name, for an example that claims several engines on one of them; what nothing here runs is
/// only shown.
pub fn on(name: &str, engine: Option<Engine>) -> &'static dyn Language {
    match engine.map(sql::on_engine) {
        None => by_name(name),
        Some(Some(on_engine)) => on_engine,
        Some(None) => &shown::Shown,
    }
}
