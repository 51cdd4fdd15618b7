//! Makes a collection of any size and writes it as JSON: for the bench table of memory and time.
//!
//! `cargo run -p deckle-export-json --example json -- none|lines|document COUNT OUT`; `none` only makes the collection, and so
//! shows what the two others add.
#![allow(clippy::disallowed_methods, reason = "an example writes where the library may not")]
#![allow(
    clippy::unwrap_used,
    reason = "a tool for those who work on the export; it may stop at the first surprise"
)]

#[path = "../../../tests/tests/sample/mod.rs"]
#[allow(unused_imports, reason = "the tests' other collections are not needed here")]
mod sample;

use deckle_export_json::{export, write_lines};
use std::fs::File;
use std::io::{BufWriter, Write as _};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let publication = sample::large(arguments[1].parse().unwrap());
    let mut out = BufWriter::new(File::create(&arguments[2]).unwrap());
    match arguments[0].as_str() {
        "none" => {}
        "lines" => write_lines(&publication, &mut out).unwrap(),
        "document" => out.write_all(export(&publication).as_bytes()).unwrap(),
        other => panic!("`{other}` is neither `none`, `lines` nor `document`"),
    }
    out.flush().unwrap();
}
