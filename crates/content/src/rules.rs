//! The rules of decoding and parsing, each declared beside the code that finds it.

pub use crate::characters::control_char::CONTROL_CHAR;
pub use crate::syntax::SPACE_AFTER_DASH;

use crate::{characters, document, keys, refused, syntax};
use deckle_diagnostics::{Rule, Supersedes};

/// The lists of all files that declare rules.
const FILES: &[&[&Rule]] = &[
    characters::bidi_or_zero_width::RULES,
    characters::bom::RULES,
    characters::control_char::RULES,
    characters::crlf::RULES,
    characters::no_final_newline::RULES,
    document::RULES,
    keys::RULES,
    refused::RULES,
    syntax::block::RULES,
    syntax::bracket::RULES,
    syntax::colon::RULES,
    syntax::conflict::RULES,
    syntax::escape::RULES,
    syntax::header::RULES,
    syntax::key::RULES,
    syntax::quote::RULES,
    syntax::reserved::RULES,
    syntax::space::RULES,
    syntax::tab::RULES,
    syntax::RULES,
];

/// Returns every rule of this crate.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FILES.iter().copied().flatten().copied()
}

/// What is redundant where a character is the mistake: the parser stumbles over it, and a key that holds it is unknown.
pub(crate) const BY_CHARACTER: &[Supersedes] = &[
    Supersedes::on_line("yaml/syntax"),
    Supersedes::on_line("yaml/reserved-start"),
    Supersedes::on_line("yaml/block-indent"),
    Supersedes::around("schema/unknown-key"),
];

/// What is redundant in a file whose structure is not the one that the author wrote: everything that the schema says.
pub(crate) const BY_MISREADING: &[Supersedes] = &[
    Supersedes::in_file("schema/*"),
    Supersedes::in_file("ref/escapes-root"),
    Supersedes::in_file("id/not-file-name"),
    Supersedes::in_file("yaml/space-after-dash"),
];

/// Both of them.
pub(crate) const BY_CHARACTER_AND_MISREADING: &[Supersedes] = &[
    BY_CHARACTER[0],
    BY_CHARACTER[1],
    BY_CHARACTER[2],
    BY_CHARACTER[3],
    BY_MISREADING[0],
    BY_MISREADING[1],
    BY_MISREADING[2],
    BY_MISREADING[3],
];
