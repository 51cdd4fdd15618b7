//! `EPUBCheck` finds nothing in any book, and finds what is wrong in one that was broken on purpose.

use crate::{book, sample, write};
use deckle_tests::not_run;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn books_are_valid() {
    let Some(jar) = jar() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut books: Vec<PathBuf> = [
        ("small", sample::small()),
        ("foreign", sample::foreign()),
        ("nasty", sample::nasty()),
        ("hostile", sample::hostile()),
        ("real", sample::real()),
    ]
    .iter()
    .map(|(name, publication)| write(folder.path(), name, &book(publication)))
    .collect();
    // Without its last bytes a zip file has no directory.
    let whole = book(&sample::foreign());
    books.push(write(folder.path(), "broken", &whole[..whole.len() - 30]));
    // One start of Java for all books: it takes longer than a book.
    let output = Command::new("java")
        .args(["-XX:+UseSerialGC", "-cp"])
        .arg(&jar)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("java/CheckBooks.java"))
        .args(&books)
        .output()
        .unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    for path in &books {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let valid = said.lines().any(|line| line == format!("{}: 0", path.display()));
        assert_eq!(valid, name != "broken", "{name}: {said}");
    }
    assert!(!said.contains("WARNING("), "{said}");
}

/// Finds the jar that the package `epubcheck` of the tests' own environment brings, and a Java that compiles.
fn jar() -> Option<PathBuf> {
    let Some(python) = std::env::var_os("DECKLE_EPUB_PYTHON") else {
        not_run("EPUBCheck over ebooks: DECKLE_EPUB_PYTHON names no Python with the package epubcheck");
        return None;
    };
    if !Command::new("javac")
        .arg("-version")
        .output()
        .is_ok_and(|output| output.status.success())
    {
        not_run("EPUBCheck over ebooks: there is no Java development kit (javac)");
        return None;
    }
    let output = Command::new(python)
        .args(["-c", "import sysconfig; print(sysconfig.get_path('purelib'), end='')"])
        .output()
        .unwrap();
    Some(Path::new(&String::from_utf8(output.stdout).unwrap()).join("epubcheck/epubcheck.jar"))
}
