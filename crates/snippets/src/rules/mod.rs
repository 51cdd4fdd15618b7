//! The rules of running: how an example breaks its promise.

pub(crate) mod code;
pub(crate) mod ending;
pub(crate) mod output;

use deckle_diagnostics::Rule;

/// The lists of these files.
const FILES: &[&[&Rule]] = &[code::RULES, ending::RULES, output::RULES];

/// Returns every rule of this crate.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FILES.iter().copied().flatten().copied()
}
