//! The syntax of YAML, and what it makes of an author's text.

pub(crate) mod ambiguous_scalar;
pub(crate) mod comment_cuts_text;
pub(crate) mod folded_code;
pub(crate) mod space_after_dash;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] =
    &[ambiguous_scalar::RULES, comment_cuts_text::RULES, folded_code::RULES];
