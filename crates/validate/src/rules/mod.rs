//! The rules, one a file, and the registry of all codes.

#[macro_use]
mod macros;
pub(crate) mod schema;

use deckle_diagnostics::Rule;

/// Every rule, by code.
pub const ALL: &[Rule] = &[
    schema::not_a_choice::RULE,
    schema::missing_key::RULE,
    schema::other::RULE,
    schema::out_of_range::RULE,
    schema::pattern::RULE,
    schema::repeated_item::RULE,
    schema::too_long::RULE,
    schema::too_short::RULE,
    schema::wrong_type::RULE,
    schema::unknown_key::RULE,
];

/// Finds the rule of a code.
pub fn explain(code: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.code == code)
}
