//! `deckle ledger` and the decks that rest on it, from release to release.

use deckle_tests::{Collection, Ended, deckle, python};
use std::fs;

const LEDGER: &str = "anki-ledger.txt";

/// Records at a time, as a release does.
fn record(collection: &Collection, time: &str) -> Ended {
    let mut command = deckle();
    command
        .args(["ledger", "record"])
        .current_dir(collection.root())
        .env("DECKLE_PYTHON", python())
        .env("SOURCE_DATE_EPOCH", time);
    command.output().unwrap().into()
}

/// Makes a collection and its first release.
fn released(ids: &[&str]) -> Collection {
    let collection = Collection::new(ids);
    let ended = record(&collection, "1700000000");
    assert_eq!(ended.code, 0, "{ended:?}");
    collection
}

fn raise_version(collection: &Collection) {
    let settings = collection.read("deckle.yaml");
    collection.write("deckle.yaml", &settings.replace("version: 1.2.3", "version: 1.3.0"));
}

fn replace(collection: &Collection, path: &str, old: &str, new: &str) {
    let text = collection.read(path);
    assert!(text.contains(old), "{path}: {old}");
    collection.write(path, &text.replace(old, new));
}

/// Returns the ledger's lines that are not in another.
fn new_lines(collection: &Collection, before: &str) -> Vec<String> {
    let now = collection.read(LEDGER);
    let new = now.lines().filter(|line| !before.lines().any(|old| old == *line));
    new.map(str::to_owned).collect()
}

#[test]
fn a_ledger_is_behind_until_a_release_records_it() {
    let collection = Collection::new(&["one", "two"]);
    let ended = collection.run(&["ledger", "check"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.stdout.contains("new        py/one\n"), "{ended:?}");
    assert!(
        ended
            .stdout
            .ends_with("2 new, a new look: to be recorded by a release\n"),
        "{ended:?}"
    );
    assert!(!collection.root().join(LEDGER).exists(), "a check writes nothing");
    let preview = collection.run(&["build"]);
    assert!(preview.stderr.contains("py.apkg: the deck is a preview"), "{preview:?}");

    assert_eq!(record(&collection, "1700000000").code, 0);
    let ended = collection.run(&["ledger", "check"]);
    assert_eq!(
        (ended.code, ended.stdout.as_str()),
        (0, "anki-ledger.txt is up to date\n")
    );
    let whole = collection.run(&["build"]);
    assert!(!whole.stderr.contains("preview"), "{whole:?}");
    // To record what is recorded is no mistake and changes nothing.
    let before = collection.read(LEDGER);
    assert_eq!(record(&collection, "1700009999").code, 0);
    assert_eq!(collection.read(LEDGER), before);
}

#[test]
fn what_changed_needs_a_new_version_and_moves_its_own_line_alone() {
    let collection = released(&["one", "two", "three"]);
    let before = collection.read(LEDGER);
    collection.edit("one", "It prints one word.", "It prints a single word.");
    let refused = record(&collection, "1700100000");
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.stderr.contains("1.2.3 was released already"), "{refused:?}");
    assert_eq!(collection.read(LEDGER), before);

    raise_version(&collection);
    let ended = record(&collection, "1700100000");
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        ended.stdout.contains("changed    py/one\n1 changed: recorded\n"),
        "{ended:?}"
    );
    let new = new_lines(&collection, &before);
    assert_eq!(new.len(), 2, "{new:?}");
    assert_eq!(new[0], "version 1.3.0");
    assert!(
        new[1].starts_with("py/one ") && new[1].contains(" 1700100000 "),
        "{new:?}"
    );
}

#[test]
fn names_are_followed_and_farewells_are_said() {
    let collection = released(&["one", "two", "three"]);
    let before = collection.read(LEDGER);
    raise_version(&collection);
    // A question that only disappears stops the release, and is named.
    fs::rename(collection.question("one"), collection.question("first")).unwrap();
    replace(&collection, "content/py/topic.yaml", "  - one\n", "  - first\n");
    let ended = record(&collection, "1700100000");
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(ended.stderr.contains("py/one was released and is gone"), "{ended:?}");
    assert_eq!(collection.read(LEDGER), before);
    let check = collection.run(&["ledger", "check"]);
    assert!(check.stdout.contains("vanished   py/one"), "{check:?}");

    collection.edit("first", "references:\n", "formerly: [py/one]\nreferences:\n");
    fs::remove_file(collection.question("two")).unwrap();
    let withdrawn = "retired:\n  two: Nobody asks this in an interview.\norder:\n";
    replace(&collection, "content/py/topic.yaml", "order:\n", withdrawn);
    replace(&collection, "content/py/topic.yaml", "  - two\n", "");
    let ended = record(&collection, "1700100000");
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        ended
            .stdout
            .contains("renamed    py/one is now py/first\nwithdrawn  py/two\n1 renamed, 1 withdrawn: recorded\n"),
        "{ended:?}"
    );
    let new = new_lines(&collection, &before);
    assert!(
        new[1].starts_with("py/one ") && new[1].contains(" py/first "),
        "{new:?}"
    );
    assert!(new[2].starts_with("py/two "), "{new:?}");
    assert_eq!(collection.run(&["ledger", "check"]).code, 0);
}

#[test]
fn branches_that_both_released_merge_by_keeping_both_sides() {
    let collection = released(&["one", "two"]);
    let base = collection.read(LEDGER);
    raise_version(&collection);
    collection.edit("one", "It prints one word.", "It prints a single word.");
    assert_eq!(record(&collection, "1700100000").code, 0);
    let ours = collection.read(LEDGER);
    // What git's `merge=union` makes of both.
    let theirs = base
        .replace("1700000000 2 py/two", "1700050000 2 py/two")
        .replace("1.2.3", "1.2.4");
    let both: Vec<&str> = theirs
        .lines()
        .chain(ours.lines().filter(|line| !theirs.contains(line)))
        .collect();
    collection.write(LEDGER, &(both.join("\n") + "\n"));
    let ended = collection.run(&["ledger", "check"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    // A line of each side stays until the next release writes the file anew.
    collection.edit("two", "It prints one word.", "It prints a single word.");
    replace(&collection, "deckle.yaml", "1.3.0", "1.3.1");
    assert_eq!(record(&collection, "1700200000").code, 0);
    let lines = collection
        .read(LEDGER)
        .lines()
        .filter(|line| line.starts_with("py/"))
        .count();
    assert_eq!(lines, 2);
    collection.write(LEDGER, &ours.replace("version", "<<<<<<< ours\nversion"));
    let ended = collection.run(&["ledger", "check"]);
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(ended.stderr.contains("merge conflict"), "{ended:?}");
}

#[test]
fn a_time_in_the_future_is_refused() {
    let collection = Collection::new(&["one"]);
    for time in ["99999999999", "-1", "soon", ""] {
        let ended = record(&collection, time);
        assert_eq!(ended.code, 2, "{time}: {ended:?}");
        assert!(ended.stderr.contains("SOURCE_DATE_EPOCH"), "{time}: {ended:?}");
        assert!(!collection.root().join(LEDGER).exists());
    }
}

#[test]
fn nothing_is_written_over_a_ledger_of_a_newer_deckle() {
    let collection = released(&["one"]);
    let newer = collection.read(LEDGER).replace("format 1", "format 2");
    collection.write(LEDGER, &newer);
    for arguments in [
        &["ledger", "check"][..],
        &["ledger", "record"],
        &["build"],
        &["export", "anki", "-o", "out.apkg"],
        &["export", "tsv", "-o", "out.tsv"],
    ] {
        let ended = collection.run(arguments);
        assert_eq!(ended.code, 2, "{arguments:?}: {ended:?}");
        assert!(ended.stderr.contains("Use a newer deckle"), "{arguments:?}: {ended:?}");
    }
    assert_eq!(collection.read(LEDGER), newer);
    for path in ["dist", "out.apkg", "out.tsv"] {
        assert!(!collection.root().join(path).exists(), "{path}");
    }
}

#[test]
fn a_picture_that_cannot_be_taken_is_named_with_the_reason() {
    let collection = released(&["one"]);
    collection.edit("one", "It prints one word.", "It prints ![a word](media/word.png).");
    let out = collection.root().join("out.apkg");
    let export = |reason: &str| {
        let ended = collection.run(&["check", "--no-run", "--format", "concise"]);
        assert_eq!(ended.code, 1, "{ended:?}");
        // At the path in the answer's line.
        let place = "content/py/one.yaml:5:";
        assert!(
            ended.stdout.contains(place) && ended.stdout.contains("ref/unknown-image"),
            "{ended:?}"
        );
        let ended = collection.run(&["export", "anki", "-o", "out.apkg"]);
        assert_eq!(ended.code, 1, "{ended:?}");
        let ended = collection.run(&["export", "anki", "--no-fail", "-o", "out.apkg"]);
        assert_eq!(ended.code, 2, "{ended:?}");
        assert!(
            ended.stderr.contains("content/py/media/word.png: ") && ended.stderr.contains(reason),
            "{ended:?}"
        );
        assert!(!out.exists());
    };
    export("there is no such file");
    fs::create_dir_all(collection.root().join("content/py/media/word.png")).unwrap();
    export("it is no file");
    fs::remove_dir(collection.root().join("content/py/media/word.png")).unwrap();
    collection.write("content/py/media/word.png", &"x".repeat(5 << 20));
    export("it has 5242880 bytes");
    collection.write("content/py/media/word.png", "<!doctype html><title>404</title>");
    export("the file is a web page");
    let image = b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xaeB`\x82";
    fs::write(collection.root().join("content/py/media/word.png"), image).unwrap();
    assert_eq!(collection.run(&["export", "anki", "-o", "out.apkg"]).code, 0);
    assert!(out.exists());
}

#[test]
fn what_counts_as_an_error_is_the_same_as_in_a_check() {
    let collection = Collection::new(&["one"]);
    collection.edit("one", "It prints one", "It  prints one");
    let settings = collection.read("deckle.yaml");
    let strict = format!("{settings}severity:\n  text/double-space: error\n");
    collection.write("deckle.yaml", &strict);
    assert_eq!(collection.run(&["check"]).code, 1);
    let refused = record(&collection, "1700000000");
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(!collection.root().join(LEDGER).exists());
    collection.write("deckle.yaml", &settings);
    assert_eq!(record(&collection, "1700000000").code, 0);
}
