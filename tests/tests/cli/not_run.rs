//! What was not run says why, and what would make it run, in every output.

use deckle_tests::{Collection, Ended, deckle};

const REASON: &str = "It needs nmupy, which is not installed.";
const REMEDY: &str = "install nmupy for the interpreter that `deckle doctor` names";

fn collection() -> Collection {
    let collection = Collection::new(&["one", "two"]);
    collection.edit("one", "  - code:", "  - requires: [nmupy]\n    code:");
    collection.edit("two", "  - code:", "  - not_run: Nobody runs it here.\n    code:");
    collection.edit("two", "    stdout: |\n      hello\n", "");
    collection
}

#[test]
fn every_report_says_why_an_example_was_not_run() {
    let collection = collection();
    for format in ["full", "concise", "github", "json", "json-lines", "sarif", "junit"] {
        let ended = collection.run(&["check", "--format", format]);
        assert_eq!(ended.code, 0, "{format}: {ended:?}");
        let out = ended.stdout.replace("&apos;", "'");
        for expected in [REASON, REMEDY, "Nobody runs it here.", "content/py/one.yaml"] {
            assert!(out.contains(expected), "{format}: {expected}: {ended:?}");
        }
    }
    // One file was asked for, so the other is not named.
    let ended = collection.run(&["check", "one"]);
    assert!(!ended.stdout.contains("Nobody runs it here."), "{ended:?}");
}

#[test]
fn every_command_that_runs_examples_says_why_one_was_not_run() {
    let collection = collection();
    let ended = collection.run(&["bless"]);
    assert!(ended.code == 0 && ended.stderr.contains(REASON), "{ended:?}");
    assert!(ended.stderr.contains(REMEDY), "{ended:?}");
    for command in [&["build"][..], &["export", "json", "-o", "-"], &["ledger", "check"]] {
        let ended = collection.run(command);
        let all = ended.stdout + &ended.stderr;
        for expected in [REASON, REMEDY] {
            assert!(all.contains(expected), "{command:?}: {expected}: {all}");
        }
    }
}

#[test]
fn doctor_says_what_is_missing_and_works_without_a_collection() {
    let collection = collection();
    let ended = collection.run(&["doctor"]);
    assert!(
        ended.stdout.contains(&format!("missing      py/one: {REASON}")),
        "{ended:?}"
    );
    assert!(ended.stdout.contains("-m pip install"), "{ended:?}");
    let empty = tempfile::tempdir().unwrap();
    let ended = Ended::from(deckle().arg("doctor").current_dir(empty.path()).output().unwrap());
    assert!(ended.stdout.contains("collection   none: "), "{ended:?}");
    assert!(ended.stdout.contains("sandbox "), "{ended:?}");
}
