//! Ebooks as others read them: `EPUBCheck`, the W3C's own checker, and Ace, the DAISY Consortium's checker of accessibility.
//!
//! `cargo xtask test` installs both. Where something is missing the tests say so and are not run.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests write books to a folder and start what reads them"
)]

mod ace;
mod check;
#[allow(unused_imports, reason = "other test binaries use the rest")]
#[path = "../sample/mod.rs"]
mod sample;

use deckle_content::Publication;
use deckle_export_epub::{Options, export};
use std::path::{Path, PathBuf};

/// Makes the book of a sample, with the image that one of them shows.
fn book(publication: &Publication) -> Vec<u8> {
    let mut options = Options {
        date: "2026-11-22".parse().ok(),
        licence: Some("CC BY 4.0: <https://creativecommons.org/licenses/by/4.0/>.".into()),
        ..Options::default()
    };
    options.images.insert("python/x.png".into(), IMAGE.to_vec());
    export(publication, &options).unwrap()
}

/// Writes a book into a folder.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(format!("{name}.epub"));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// One grey pixel as a PNG file.
const IMAGE: [u8; 67] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49,
    0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0xda, 0x45, 0x08, 0x3b, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];
