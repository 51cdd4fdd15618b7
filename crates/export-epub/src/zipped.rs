//! The file: a zip with the media type first and stored, as <https://www.w3.org/TR/epub-33/#sec-zip-container-mime> asks.

use crate::error::Error;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A file of the book.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// Its path in the zip.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl File {
    pub(crate) fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        File {
            path: path.into(),
            bytes: bytes.into(),
        }
    }
}

/// Packs the files in the order given. Entries carry the first date that zip knows, 1980-01-01, and no attributes of a
/// system.
pub(crate) fn pack(files: &[File]) -> Result<Vec<u8>, Error> {
    let stored = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);
    let deflated = SimpleFileOptions::DEFAULT
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |path: &str, options: SimpleFileOptions, bytes: &[u8]| -> Result<(), Error> {
        archive.start_file(path, options)?;
        archive.write_all(bytes).map_err(zip::result::ZipError::from)?;
        Ok(())
    };
    put("mimetype", stored, b"application/epub+zip")?;
    for file in files {
        // Images are compressed already.
        let options = if file.path.starts_with("EPUB/images/") {
            stored
        } else {
            deflated
        };
        put(&file.path, options, &file.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
