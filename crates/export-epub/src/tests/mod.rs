//! Small books, opened again.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod accessible;
mod files;
mod links;
mod page;
mod sample;

use crate::{Options, export};
use deckle_content::Publication;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// Makes a book and opens it: the text of each file by its path in the zip.
fn open(publication: &Publication, options: &Options) -> BTreeMap<String, String> {
    let bytes = export(publication, options).expect("a book");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("an entry");
            let name = file.name().expect("a name").into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("a whole entry");
            (name, String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

/// Makes the book of the sample with two topics.
fn book() -> BTreeMap<String, String> {
    open(&sample::publication(), &sample::options())
}

/// Returns the text between two marks, without them.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).map_or("", |(_, rest)| rest);
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}
