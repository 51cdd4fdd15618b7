//! The PDF guide as a file: what other programs find in it. They come from the packages `poppler-utils` and `qpdf`;
//! where one is missing, a test says that it was not run.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests start the programs that judge the file and keep golden pictures"
)]
#![allow(clippy::print_stderr, reason = "a test that was not run says so")]

mod file;
mod pages;
mod readers;
#[allow(unused_imports, reason = "other test binaries use the rest")]
#[path = "../sample/mod.rs"]
mod sample;
mod text;
mod tools;

use deckle_content::Publication;
use deckle_export_pdf::{Date, Guide, Options, export};

/// The day that all guides of these tests bear.
const DATE: Date = Date {
    year: 2026,
    month: 1,
    day: 15,
};

/// Sets a guide with a date.
fn guide(publication: &Publication, options: &Options) -> Guide {
    let options = Options {
        date: Some(DATE),
        ..options.clone()
    };
    export(publication, &options).unwrap()
}
