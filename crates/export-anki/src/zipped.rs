//! The package: a zip file with the collection and the images, the same bytes for the same content.

use crate::error::Error;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// How hard to compress a collection of ordinary size.
const SMALL: i64 = 9;
/// How hard to compress a big one. On 10,000 notes this takes a sixth of the time of level 6 for 1.4 times the size.
const BIG: i64 = 1;
/// Bytes from which on a collection is big, some 2,000 questions.
const BIG_FROM: usize = 8 << 20;

/// Packs a collection and its images. Entries carry the first date that zip knows, 1980-01-01.
pub(crate) fn pack(collection: &[u8], media: &BTreeMap<String, &[u8]>) -> Result<Vec<u8>, Error> {
    let level = if collection.len() < BIG_FROM { SMALL } else { BIG };
    let deflated = SimpleFileOptions::DEFAULT
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(level));
    // Images are compressed already.
    let stored = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::with_capacity(collection.len() / 4)));
    let mut put = |name: &str, options: SimpleFileOptions, bytes: &[u8]| -> Result<(), Error> {
        archive.start_file(name, options)?;
        archive.write_all(bytes).map_err(zip::result::ZipError::from)?;
        Ok(())
    };
    put("collection.anki2", deflated, collection)?;
    let mut names = Map::new();
    for (at, (name, bytes)) in media.iter().enumerate() {
        put(&at.to_string(), stored, bytes)?;
        names.insert(at.to_string(), Value::String(name.clone()));
    }
    put("media", deflated, Value::Object(names).to_string().as_bytes())?;
    Ok(archive.finish()?.into_inner())
}
