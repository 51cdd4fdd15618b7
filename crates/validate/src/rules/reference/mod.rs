//! References from one file to another.

use deckle_diagnostics::Supersedes;

pub(crate) mod escapes_root;
pub(crate) mod not_in_order;
pub(crate) mod unknown_question;
pub(crate) mod unknown_tag;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[
    escapes_root::RULES,
    not_in_order::RULES,
    unknown_question::RULES,
    unknown_tag::RULES,
];

/// How an unknown word is read does not matter: to quote it would not help.
const AMBIGUOUS_WORD: &[Supersedes] = &[Supersedes::at_place("yaml/ambiguous-scalar")];
