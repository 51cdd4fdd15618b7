//! Ledgers as people and merges leave them.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use deckle_export_anki::{Ledger, LedgerError};

#[test]
fn what_is_wrong_with_a_ledger_is_said_with_its_line() {
    let line = |text: &str| Ledger::parse(text).unwrap_err().to_string();
    for (text, expected) in [
        (
            "format 2\n",
            "the ledger has format 2; this deckle knows formats up to 1. Use a newer deckle",
        ),
        (
            "python/dict ab 1 1 python/dict Q\n",
            "line 1 of the ledger: `format 1` was expected before anything else. Is this a ledger?",
        ),
        (
            "format 1\n<<<<<<< HEAD\n",
            "line 2 of the ledger is a merge conflict's mark. Keep both sides' lines and remove the marks",
        ),
        (
            "format 1\npython/dict xyz 1 1 python/dict Q\n",
            "line 2 of the ledger: a content hash was expected. Take the line as it was last committed",
        ),
        (
            "format 1\npython/dict ab soon 1 python/dict Q\n",
            "line 2 of the ledger: a time in seconds was expected after the hash. Take the line as it was last committed",
        ),
        (
            "format 1\npython/dict ab 1 7 python/dict Q\n",
            "line 2 of the ledger: 1 or 2 cards were expected. Take the line as it was last committed",
        ),
        (
            "format 1\nhello\n",
            "line 2 of the ledger: `hello` is neither a key nor a word that ledgers have. Take the line as it was last \
             committed",
        ),
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
    assert_eq!(
        Ledger::parse("format 3"),
        Err(LedgerError::Newer { found: 3, known: 1 })
    );
    assert_eq!(Ledger::parse(""), Ok(Ledger::default()));
}

#[test]
fn both_sides_of_a_merge_can_stay() {
    let merged = |lines: &[&str]| {
        let ledger = Ledger::parse(&format!("format 1\n{}\n", lines.join("\n"))).unwrap();
        ledger.render().lines().last().unwrap().to_owned()
    };
    let older = "python/dict aa 1000 1 python/dict Old?";
    let newer = "python/dict bb 2000 2 python/dict New?";
    assert_eq!(merged(&[older, newer]), newer);
    assert_eq!(merged(&[newer, older]), newer);
    let versions = |lines: &str| Ledger::parse(&format!("format 1\n{lines}")).unwrap().version;
    assert_eq!(versions("version 1.10.0\nversion 1.9.0\n").as_deref(), Some("1.10.0"));
    // Two releases at one second: neither hash is known to be with the learner, so the next release settles it.
    let rival = "python/dict cc 2000 2 python/dict New?";
    assert_eq!(merged(&[newer, rival]), "python/dict - 2000 2 python/dict New?");
    assert_eq!(merged(&[rival, newer]), "python/dict - 2000 2 python/dict New?");
}

#[test]
fn line_ends_and_comments_do_not_matter() {
    let text = "# hello\r\n\r\nformat 1\r\ncollection c\r\npython/dict ab 5 1 python/dict Q?\r\n";
    let ledger = Ledger::parse(text).unwrap();
    assert_eq!(ledger.collection.as_deref(), Some("c"));
    assert_eq!(ledger.notes["python/dict"].question, "Q?");
}
