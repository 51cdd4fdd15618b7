//! Why no book was made.

use deckle_content::Publication;
use deckle_content::key::is_slug;

/// Why no book was made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing to read.
    #[error("a book needs at least one question")]
    Empty,
    /// A name that cannot be a file's in the book.
    #[error("`{name}` cannot be the name of a file in the book: use lower-case letters, digits and hyphens")]
    Name {
        /// The topic's id, or the question's key.
        name: String,
    },
    /// A template that does not fit its data.
    #[error("a page of the book could not be rendered")]
    Template(#[from] minijinja::Error),
    /// The zip file could not be written.
    #[error("the book's zip file could not be written")]
    Zip(#[from] zip::result::ZipError),
}

/// Checks what becomes a file's name or an anchor: nothing else may reach them.
pub(crate) fn check(publication: &Publication) -> Result<(), Error> {
    for topic in &publication.topics {
        if !is_slug(&topic.id) {
            return Err(Error::Name { name: topic.id.clone() });
        }
        for question in &topic.questions {
            if !is_slug(&question.key.id) || question.key.topic != topic.id {
                return Err(Error::Name {
                    name: question.key.to_string(),
                });
            }
        }
    }
    Ok(())
}
