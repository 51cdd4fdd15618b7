//! Sets a guide in one pass, with what this needs of Typst's internals.
//!
//! Typst repeats a document until no page number changes, shapes every run of text and tries every place where a line may
//! end. This module saves a fifth of a guide's time: code whose letters are one glyph each is set without shaping, and page
//! numbers, links and running headers are placeholders that are filled in when the pages are there. It is bound to one
//! version of Typst; everything else in this crate uses Typst's public interface alone.
//!
//! Without the feature `one-pass`, `template/engine-plain.typ` does the same in Typst's own language, so that an update of
//! Typst never waits for this module.
//!
//! **Invariant:** the text, the links and the order of a guide are the same with and without it.

mod code_line;
mod code_runs;
mod code_word;
mod contents_list;
mod glyphs;
mod native;
mod page_numbers;
mod placeholders;

pub(crate) use page_numbers::fill_placeholders;

use typst::Library;
use typst::foundations::Func;

/// Adds the functions that this module gives the template.
pub(crate) fn extend(library: &mut Library) {
    for function in [
        &code_line::CODE_LINE,
        &code_runs::CODE_RUNS,
        &code_word::CODE_WORD,
        &contents_list::CONTENTS_LIST,
        &placeholders::PAGE_OF,
        &placeholders::TO,
    ] {
        library.global.scope_mut().define(function.name, Func::from(function));
    }
}
