//! A collection's settings.

pub(crate) mod locked_code;
pub(crate) mod unknown_code;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[locked_code::RULES, unknown_code::RULES];
