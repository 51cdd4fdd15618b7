//! The pages in a real Chromium, driven by the scripts in `tests/browser`.
//!
//! `cargo xtask test` installs what they need. Where something is missing the tests say so and are not run; with
//! `DECKLE_CHROMIUM` set they must run.

use crate::{sample, site};
use deckle_content::Publication;
use deckle_tests::{Collection, deckle, python};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[test]
fn pages_work_in_a_browser() {
    let Some(chromium) = chromium() else { return };
    let temporary = tempfile::tempdir().unwrap();
    // With DECKLE_SITES the sites are written there and stay, to be looked at or tested again with `node --test`.
    let folder = std::env::var_os("DECKLE_SITES").map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    write(&sample::small(), &folder.join("small"));
    write(&sample::real(), &folder.join("real"));
    write(&sample::foreign(), &folder.join("foreign"));
    write(&sample::scripts(), &folder.join("scripts"));
    write(&sample::hostile(), &folder.join("hostile"));
    write(&sample::nasty(), &folder.join("nasty"));
    write(&sample::large(330), &folder.join("large"));
    let served = Collection::new(&["one", "two", "three", "four", "five", "six", "seven", "eight"]);
    let output = node()
        .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .args(scripts())
        .env("DECKLE_CHROMIUM", chromium)
        .env("DECKLE_SITES", &folder)
        .env("DECKLE_COLLECTION", served.root())
        .env("DECKLE_BINARY", deckle().get_program())
        .env("DECKLE_PYTHON", python())
        .output()
        .unwrap();
    let report = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{report}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    tell(
        &report
            .lines()
            .filter(|line| line.starts_with("ℹ "))
            .collect::<Vec<_>>()
            .join(", "),
    );
}

fn write(publication: &Publication, folder: &Path) {
    for file in site(publication) {
        let path = folder.join(file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.bytes).unwrap();
    }
}

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("browser")
}

fn node() -> Command {
    let mut node = Command::new("node");
    node.current_dir(here());
    node
}

fn scripts() -> Vec<PathBuf> {
    let mut scripts: Vec<PathBuf> = std::fs::read_dir(here())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    scripts.sort();
    assert!(!scripts.is_empty());
    scripts
}

/// Finds what the tests need, or says what is missing.
fn chromium() -> Option<PathBuf> {
    let asked = std::env::var_os("DECKLE_CHROMIUM").map(PathBuf::from);
    let must = asked.is_some();
    let chromium = asked.unwrap_or_else(|| "/usr/bin/chromium".into());
    let missing = if !chromium.exists() {
        Some(format!(
            "no Chromium at {}; DECKLE_CHROMIUM names another",
            chromium.display()
        ))
    } else if !here().join("node_modules/playwright-core").is_dir() {
        Some("tests/browser has no packages; `npm ci` there installs them".to_owned())
    } else if !node()
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
    {
        Some("node was not found".to_owned())
    } else {
        None
    };
    match missing {
        None => Some(chromium),
        Some(reason) => {
            assert!(!must, "the browser tests could not run: {reason}");
            deckle_tests::not_run(&format!("the browser tests: {reason}"));
            None
        }
    }
}

/// Prints a line that `cargo test` shows even of a test that passed.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
