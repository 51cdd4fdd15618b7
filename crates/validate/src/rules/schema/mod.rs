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
