//! Why there is no text.

/// Why notes could not be written as text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The content does not make sound notes.
    #[error(transparent)]
    Notes(#[from] deckle_export_anki::Error),
    /// The rows could not be written.
    #[error("the rows cannot be written: {0}")]
    Rows(#[from] csv::Error),
}
