//! The permanent names of questions.

pub(crate) mod duplicate;
pub(crate) mod formerly_taken;
pub(crate) mod not_file_name;
pub(crate) mod retired_exists;
pub(crate) mod vanished;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[
    duplicate::RULES,
    formerly_taken::RULES,
    not_file_name::RULES,
    retired_exists::RULES,
    vanished::RULES,
];
