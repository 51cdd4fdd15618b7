//! The PDF study guide: a publication in, one PDF file and what to know about it out.
//!
//! Typst, as a library, sets the pages. The template (`template/*.typ`) and the fonts (`fonts/`) are files of this crate;
//! what contributors wrote reaches the template as JSON data and never as Typst source.
//!
//! `Publication → model (plain data) → template → pages → page numbers, links and headers → PDF`.
//!
//! **Invariant:** every word of the publication's questions is in the file's text, or a [`Notice`] says which character
//! could not be shown; the same input gives the same bytes.
//!
//! ```
//! use deckle_content::Publication;
//! use deckle_export_pdf::{Options, Paper, export};
//! # let publication = Publication { title: "Questions".into(), description: String::new(), version: "1.0.0".into(),
//! #     source_url: None, interpreters: Vec::new(), topics: Vec::new() };
//! let options = Options { paper: Paper::Letter, ..Options::default() };
//! let refused = export(&publication, &options).map(|guide| guide.pages);
//! assert_eq!(refused.map_err(|error| error.to_string()), Err("there is no question to print".to_owned()));
//! ```

mod compile;
mod direction;
mod error;
mod exporter;
mod fonts;
mod geometry;
mod lower;
mod model;
mod notice;
mod object_streams;
#[cfg(feature = "one-pass")]
mod one_pass;
mod options;
mod readable;
mod scripts;
mod world;
mod wrap;
mod write;

#[cfg(test)]
mod tests;

pub use deckle_export::Date;
pub use error::Error;
pub use exporter::Pdf;
pub use fonts::Fonts;
pub use notice::{Notice, Standard};
pub use options::{Mode, Options, Paper, Size};
pub use scripts::Script;

use deckle_content::Publication;

/// A finished guide.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The standards that the file keeps.
    pub standards: Vec<Standard>,
    /// What its maker should know, in the order of the questions.
    pub notices: Vec<Notice>,
}

/// Sets a publication as a study guide.
///
/// The publication is already the selection to print. Guides may be made in parallel; memory that the page setter keeps for
/// repeated runs is given back before this returns.
pub fn export(publication: &Publication, options: &Options) -> Result<Guide, Error> {
    if publication.questions().next().is_none() {
        return Err(Error::Empty);
    }
    let (model, mut notices) = lower::lower(publication, options)?;
    let compiled = compile::compile(&model, options);
    let (document, remarks) = compiled.inspect_err(|_| compile::forget())?;
    let pages = document.pages().len();
    // Freeing a few hundred thousand results takes as long as half the writing.
    let (written, ()) = rayon::join(|| write::write(&document, publication, options), compile::forget);
    let written = written?;
    let (pdf, ()) = rayon::join(|| object_streams::pack(written.pdf), || drop(document));
    notices.extend(remarks);
    notices.extend(written.notices);
    Ok(Guide {
        pdf,
        pages,
        standards: written.standards,
        notices,
    })
}
