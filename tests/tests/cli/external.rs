//! Exporters that are programs: `deckle-export-NAME` on PATH.
#![cfg(unix)]

use deckle_tests::{Collection, Ended, deckle, python};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// Makes a collection with the programs, each with its shell script, in its folder `bin`.
fn collection(programs: &[(&str, &str)]) -> Collection {
    let collection = Collection::new(&["one", "two"]);
    for (name, script) in programs {
        let path = format!("bin/deckle-export-{name}");
        collection.write(&path, &format!("#!/bin/sh\n{script}"));
        fs::set_permissions(collection.root().join(path), fs::Permissions::from_mode(0o755)).unwrap();
    }
    collection
}

/// Runs `deckle export` with that folder first on PATH.
fn export(collection: &Collection, arguments: &[&str]) -> Ended {
    with_path(collection, &collection.root().join("bin"), arguments)
}

fn with_path(collection: &Collection, folder: &Path, arguments: &[&str]) -> Ended {
    let path = std::env::var("PATH").unwrap();
    let mut command = deckle();
    command
        .arg("export")
        .args(arguments)
        .current_dir(collection.root())
        .env("PATH", format!("{}:{path}", folder.display()))
        .env("DECKLE_PYTHON", python());
    command.output().unwrap().into()
}

#[test]
fn a_program_reads_the_json_and_writes_the_artifact() {
    let script = "grep -o '\"key\": \"[^\"]*\"'; echo 'two keys' >&2\n";
    let collection = collection(&[("keys", script), ("copy", "cat\n")]);
    let ended = export(&collection, &["keys", "-o", "keys.txt"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.stderr.contains("note: two keys\n"), "{ended:?}");
    assert_eq!(
        collection.read("keys.txt"),
        "\"key\": \"py/one\"\n\"key\": \"py/two\"\n"
    );
    // A selection is all that it is given, in the bytes of the JSON export.
    let one = export(&collection, &["copy", "--id", "two", "-o", "-"]);
    let json = export(&collection, &["json", "--id", "two", "-o", "-"]);
    assert!(
        one.code == 0 && one.stdout == json.stdout && one.stdout.contains("py/two"),
        "{one:?}"
    );
}

#[test]
fn a_program_that_fails_leaves_nothing() {
    let collection = collection(&[
        ("fails", "printf 'half of it'; printf 'no \\033[31mpaper' >&2; exit 3\n"),
        ("killed", "printf 'half of it'; kill -9 $$\n"),
        ("silent", "cat > /dev/null\n"),
    ]);
    collection.write("old.txt", "old");
    for (name, expected) in [
        ("fails", "failed (exit status: 3):\nno "),
        ("killed", "failed (signal: 9"),
        ("silent", "wrote nothing to standard output"),
    ] {
        let ended = export(&collection, &[name, "-o", "old.txt"]);
        assert!(ended.code == 2 && ended.stderr.contains(expected), "{ended:?}");
        assert!(!ended.stderr.contains('\u{1b}'), "{ended:?}");
        assert_eq!(collection.read("old.txt"), "old");
        let ended = export(&collection, &[name, "-o", "-"]);
        assert!(ended.code == 2 && ended.stdout.is_empty(), "{ended:?}");
    }
}

/// More than a pipe holds, both ways: whoever waits for the other first waits for ever.
#[test]
fn a_program_may_write_first_or_read_nothing() {
    let flood = "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2";
    let collection = collection(&[("first", &format!("{flood}; cat\n")), ("deaf", "echo done\n")]);
    let ended = export(&collection, &["first", "-o", "first.bin"]);
    assert_eq!(ended.code, 0);
    assert!(fs::read(collection.root().join("first.bin")).unwrap().len() > 1_000_000);
    let ended = export(&collection, &["deaf", "-o", "-"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (0, "done\n"), "{ended:?}");
}

#[test]
fn a_name_that_nothing_has_is_told_with_what_there_is() {
    let collection = collection(&[("json", "echo mine\n"), ("keys", "echo keys\n")]);
    let ended = export(&collection, &["pfd", "-o", "x"]);
    assert!(
        ended.code == 2
            && ended
                .stderr
                .contains("no program `deckle-export-pfd` on PATH; there are pdf, epub, anki,"),
        "{ended:?}"
    );
    let ended = export(&collection, &["keys", "--paper", "letter", "-o", "x"]);
    assert!(
        ended.code == 2 && ended.stderr.contains("--paper means nothing"),
        "{ended:?}"
    );
    // A program never takes the place of an exporter of deckle's own.
    let ended = export(&collection, &["json", "-o", "-"]);
    assert!(ended.stdout.starts_with('{'), "{ended:?}");
    // The collection at hand brings no programs.
    let ended = with_path(&collection, Path::new("bin"), &["keys", "-o", "x"]);
    assert_eq!(ended.code, 2, "{ended:?}");
}
