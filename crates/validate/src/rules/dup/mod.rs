//! Questions that are asked twice.

pub(crate) mod near_duplicate;
pub(crate) mod other_topic;
pub(crate) mod same_answer;
pub(crate) mod same_title;
pub(crate) mod same_topic;
pub(crate) mod titles;
mod words;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[
    near_duplicate::RULES,
    other_topic::RULES,
    same_answer::RULES,
    same_title::RULES,
    same_topic::RULES,
];
