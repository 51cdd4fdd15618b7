//! Values that break the contract in `schemas/`.

pub(crate) mod missing_key;
pub(crate) mod not_a_choice;
pub(crate) mod other;
pub(crate) mod out_of_range;
pub(crate) mod pattern;
pub(crate) mod repeated_item;
pub(crate) mod too_long;
pub(crate) mod too_short;
pub(crate) mod unknown_key;
pub(crate) mod wrong_type;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[
    missing_key::RULES,
    not_a_choice::RULES,
    other::RULES,
    out_of_range::RULES,
    pattern::RULES,
    repeated_item::RULES,
    too_long::RULES,
    too_short::RULES,
    unknown_key::RULES,
    wrong_type::RULES,
];
