//! Why an artifact was not made.

use std::error::Error as StdError;
use std::io;

/// Why an artifact was not made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The content does not allow it; the exporter's own error says why and what to do.
    #[error(transparent)]
    Content(Box<dyn StdError + Send + Sync>),
    /// A file of the collection, such as its ledger, is not what the exporter can read.
    #[error("{file}")]
    Input {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        source: Box<dyn StdError + Send + Sync>,
    },
    /// The output could not be written.
    #[error("the export cannot be written")]
    Write(#[from] io::Error),
}

impl Error {
    /// Wraps an exporter's own error.
    pub fn content(error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Error::Content(error.into())
    }

    /// Says that a file of the collection cannot be used.
    pub fn input(file: impl Into<String>, error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Error::Input {
            file: file.into(),
            source: error.into(),
        }
    }
}
