//! The ebook: a publication in, the bytes of an EPUB 3 file out.
//!
//! `Publication → book (which file holds which question) → views (what templates see) → XHTML → zip`.
//!
//! The book leaves paper, ink and type to the reader: it sets no background, no text colour and no font size, and takes
//! every tint from the reader's own text colour, so that day, night and sepia all work. The formats are those of
//! <https://www.w3.org/TR/epub-33/> and <https://www.w3.org/TR/epub-a11y-11/>.
//!
//! **Invariant:** the same publication and options always give the same bytes; every XHTML file is well-formed whatever
//! contributors write; every link inside the book leads to a place in it; an example that is not proven says so and why.
//!
//! ```
//! use deckle_content::Publication;
//! use deckle_export_epub::{Error, Options, export};
//!
//! let empty = Publication {
//!     title: "Interview".into(),
//!     description: String::new(),
//!     version: "1.0.0".into(),
//!     source_url: None,
//!     interpreters: Vec::new(),
//!     topics: Vec::new(),
//! };
//! assert!(matches!(export(&empty, &Options::default()), Err(Error::Empty)));
//! ```

mod address;
mod book;
mod code;
mod colophon;
mod cover;
mod error;
mod example;
mod exporter;
mod files;
mod identity;
mod image;
mod inline;
mod options;
mod package;
mod prose;
mod question;
mod tags;
mod template;
mod topic;
mod words;
mod xml;
mod zipped;

#[cfg(test)]
mod tests;

pub use error::Error;
pub use exporter::Epub;
pub use options::Options;

use deckle_content::Publication;

/// Makes the book of a publication, which is already the selection to show.
///
/// Fails where there is no question, and where a name cannot be a file's.
pub fn export(publication: &Publication, options: &Options) -> Result<Vec<u8>, Error> {
    if publication.questions().next().is_none() {
        return Err(Error::Empty);
    }
    error::check(publication)?;
    let files = book::Book::new(publication, options)?.files()?;
    zipped::pack(&files)
}
