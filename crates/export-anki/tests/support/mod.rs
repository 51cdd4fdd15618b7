//! Publications made from a few lines of YAML, and packages opened again.
#![allow(
    clippy::unwrap_used,
    dead_code,
    unused_imports,
    reason = "a test may panic, and each uses a part of this"
)]

mod sample;

pub(crate) use sample::*;

use rusqlite::Connection;
use std::io::{Cursor, Read};

/// Opens the collection of a package.
pub(crate) fn open(package: &[u8]) -> Connection {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut bytes = Vec::new();
    archive
        .by_name("collection.anki2")
        .unwrap()
        .read_to_end(&mut bytes)
        .unwrap();
    let mut database = Connection::open_in_memory().unwrap();
    database
        .deserialize_read_exact("main", bytes.as_slice(), bytes.len(), true)
        .unwrap();
    database
}

/// Reads one column of text or numbers, line by line.
pub(crate) fn rows(database: &Connection, query: &str) -> Vec<String> {
    let mut statement = database.prepare(query).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cell = |at| match row.get_ref(at).unwrap() {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            other => format!("{other:?}"),
        };
        Ok((0..columns).map(cell).collect::<Vec<_>>().join("|"))
    });
    rows.unwrap().map(Result::unwrap).collect()
}
