//! The package: a zip file with the collection and the pictures, the same bytes for the same content.

use crate::error::Error;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// How hard to compress text; more costs time and gains little.
const LEVEL: i64 = 6;

/// Packs a collection and its pictures. Entries carry the first date that zip knows, 1980-01-01.
pub(crate) fn pack(collection: &[u8], media: &BTreeMap<String, &[u8]>) -> Result<Vec<u8>, Error> {
    let deflated = SimpleFileOptions::DEFAULT
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL));
    // Pictures are compressed already.
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
