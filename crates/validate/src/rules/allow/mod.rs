//! What a file may keep.

pub(crate) mod firm_code;
pub(crate) mod unknown_code;
pub(crate) mod unused;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[firm_code::RULES, unknown_code::RULES, unused::RULES];
