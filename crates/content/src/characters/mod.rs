//! The characters of a file, which are checked whether or not it parses.

pub(crate) mod bidi_or_zero_width;
pub(crate) mod bom;
pub(crate) mod control_char;
pub(crate) mod crlf;
mod needed;
pub(crate) mod no_final_newline;

use deckle_diagnostics::{Diagnostic, SourceFile};
use std::sync::Arc;

/// Finds everything that is wrong with a file's characters.
pub(crate) fn check(file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    bom::check(file, &mut out);
    crlf::check(file, &mut out);
    no_final_newline::check(file, &mut out);
    control_char::check(file, &mut out);
    bidi_or_zero_width::check(file, &mut out);
    out
}
