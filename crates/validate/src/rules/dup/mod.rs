//! Questions that are asked twice.

pub(crate) mod near_duplicate;
pub(crate) mod same_title;
pub(crate) mod titles;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[near_duplicate::RULES, same_title::RULES];
