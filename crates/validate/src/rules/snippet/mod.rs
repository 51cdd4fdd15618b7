//! Examples as they are written.

pub(crate) mod conflict;
pub(crate) mod markdown_fence;
pub(crate) mod needs_not_run;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] =
    &[conflict::RULES, markdown_fence::RULES, needs_not_run::RULES];
