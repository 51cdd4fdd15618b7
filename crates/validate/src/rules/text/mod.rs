//! The style of prose and code.

pub(crate) mod double_space;
mod prose;
pub(crate) mod smart_quotes;
pub(crate) mod tab_in_code;
pub(crate) mod trailing_space;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[
    double_space::RULES,
    smart_quotes::RULES,
    tab_in_code::RULES,
    trailing_space::RULES,
];
