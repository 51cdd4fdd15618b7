//! What could not be tested here, told where nobody overlooks it.

use std::fs::OpenOptions;
use std::io::Write as _;

/// The environment variable that names the file in which `cargo xtask test` gathers what was not run.
const LIST: &str = "DECKLE_NOT_RUN";

/// Says that something was not tested, and why: on standard error, in a way that the test runner does not hide for a test
/// that passes, and in the list that `cargo xtask test` prints at its end.
pub fn not_run(what: &str) {
    let line = format!("NOT RUN: {}\n", what.replace('\n', " "));
    let _ = std::io::stderr().write_all(line.as_bytes());
    if let Some(list) = std::env::var_os(LIST) {
        let file = OpenOptions::new().append(true).create(true).open(list);
        let _ = file.and_then(|mut file| file.write_all(line.as_bytes()));
    }
}
