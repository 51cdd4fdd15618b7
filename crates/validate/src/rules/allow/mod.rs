//! What a file suppresses.

pub(crate) mod locked_code;
pub(crate) mod unknown_code;
pub(crate) mod unused;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[locked_code::RULES, unknown_code::RULES, unused::RULES];
