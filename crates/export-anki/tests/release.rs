//! What the ledger remembers, and the times that notes get from it.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes them when it blesses"
)]

mod support;

use deckle_content::publication::Publication;
use deckle_export_anki::{Behind, Error, Ledger, Options, Problem, export};
use expect_test::expect;
use support::{DICT, GIL, TOPIC, open, publication, rows};

/// Releases a publication under the version after the ledger's.
fn release(ledger: &Ledger, publication: &Publication, now: i64) -> Ledger {
    ledger
        .update(&next_version(ledger, publication), &Options::default(), now)
        .unwrap()
}

fn next_version(ledger: &Ledger, publication: &Publication) -> Publication {
    let last = ledger.version.as_deref().unwrap_or("0.0.0").split('.').next().unwrap();
    Publication {
        version: format!("{}.0.0", last.parse::<u32>().unwrap() + 1),
        ..publication.clone()
    }
}

/// Returns what learners have: a ledger without its version.
fn given(ledger: Ledger) -> Ledger {
    Ledger {
        version: None,
        ..ledger
    }
}

/// Returns each note's time in a package, by its sort key.
fn times(publication: &Publication, ledger: &Ledger) -> Vec<String> {
    let package = export(publication, ledger, &Options::default()).unwrap();
    rows(&open(&package.bytes), "select sfld, mod from notes order by sfld")
}

fn behind(ledger: &Ledger, publication: &Publication) -> Vec<Behind> {
    ledger.behind(publication, &Options::default()).unwrap()
}

#[test]
fn a_ledger_is_one_line_for_each_note() {
    let ledger = release(
        &Ledger::default(),
        &publication(TOPIC, &[("dict", DICT), ("gil", GIL)]),
        1000,
    );
    expect![[r"
        # What learners have been given, one note a line. The release step writes this file; nobody else has to.
        # After a merge, keep the lines of both sides.
        format 1
        version 1.0.0
        collection example-org-questions
    "]]
    .assert_eq(&(ledger.render().lines().take(5).collect::<Vec<_>>().join("\n") + "\n"));
    let notes: Vec<String> = ledger
        .render()
        .lines()
        .skip(6)
        .map(|line| {
            let mut words: Vec<&str> = line.split(' ').collect();
            assert_eq!(words[1].len(), 20, "{line}");
            words[1] = "HASH";
            words.join(" ")
        })
        .collect();
    expect![[r"
        python/dict HASH 1000 2 python/dict How does a dict find a key?
        python/gil HASH 1000 1 python/gil What is the GIL?"]]
    .assert_eq(&notes.join("\n"));
    assert_eq!(Ledger::parse(&ledger.render()).unwrap(), ledger);
}

#[test]
fn only_what_changed_gets_a_later_time() {
    let first = publication(TOPIC, &[("dict", DICT), ("gil", GIL)]);
    let edited = DICT.replace("then compares", "and then compares");
    let second = publication(TOPIC, &[("dict", &edited), ("gil", GIL)]);
    let one = release(&Ledger::default(), &first, 1000);
    let two = release(&one, &second, 2000);
    assert_eq!(times(&first, &one), ["python/dict|1000", "python/gil|1000"]);
    assert_eq!(times(&second, &two), ["python/dict|2000", "python/gil|1000"]);
    // A clock that went back still gives a later time, and nothing unchanged moves.
    let three = release(&two, &first, 1500);
    assert_eq!(times(&first, &three), ["python/dict|2001", "python/gil|1000"]);
    assert_eq!(given(release(&three, &first, 9000)), given(three));
}

#[test]
fn a_version_is_released_once() {
    let first = publication(TOPIC, &[("dict", DICT)]);
    let second = publication(TOPIC, &[("dict", &DICT.replace("then", "and then"))]);
    let one = release(&Ledger::default(), &first, 1000);
    let update = |version: &str, publication: &Publication| {
        let publication = Publication {
            version: version.to_owned(),
            ..publication.clone()
        };
        one.update(&publication, &Options::default(), 2000)
    };
    for version in ["1.0.0", "0.9.0", "1.0.0-rc.1"] {
        let error = update(version, &second).unwrap_err();
        assert!(matches!(error, Error::VersionNotRaised { .. }), "{version}: {error}");
    }
    assert_eq!(update("1.0.0", &first).unwrap(), one);
    assert!(update("0.9.0", &first).is_err());
    assert_eq!(update("1.0.1", &second).unwrap().version.as_deref(), Some("1.0.1"));
}

#[test]
fn an_output_card_that_learners_have_is_never_left_blank() {
    let first = publication(TOPIC, &[("dict", DICT), ("gil", GIL)]);
    let one = release(&Ledger::default(), &first, 1000);
    let silent = DICT.replace("    stdout: |\n      {1: 'b'}\n", "");
    let second = publication(TOPIC, &[("dict", &silent), ("gil", GIL)]);
    let two = release(&one, &second, 2000);
    let package = export(&second, &two, &Options::default()).unwrap();
    assert_eq!((package.notes, package.cards), (2, 3));
    let database = open(&package.bytes);
    let fields = rows(&database, "select flds from notes where sfld = 'python/dict'").join("");
    let fields: Vec<&str> = fields.split('\u{1f}').collect();
    assert_eq!(fields[4], "<p class=\"gone\">—</p>");
    assert!(fields[12].starts_with("This card asks nothing any more"), "{fields:?}");
    let deck =
        "select value ->> 'name' from cards, json_each((select decks from col)) where key = cards.did and ord = 1";
    assert_eq!(rows(&database, deck), ["Interview (withdrawn)"]);
    // Who has no such card is not given one.
    let package = export(&second, &Ledger::default(), &Options::default()).unwrap();
    assert_eq!(package.cards, 2);
    // And it asks again when there is something to ask.
    let three = release(&two, &first, 3000);
    assert_eq!(
        three.notes["python/dict"].stamp.hash,
        one.notes["python/dict"].stamp.hash
    );
    let package = export(&first, &three, &Options::default()).unwrap();
    assert_eq!(rows(&open(&package.bytes), deck), ["Interview::Python::Output"]);
}

#[test]
fn a_draft_never_outranks_a_release() {
    let first = publication(TOPIC, &[("dict", DICT)]);
    let draft = publication(TOPIC, &[("dict", &DICT.replace("then", "perhaps")), ("gil", GIL)]);
    let ledger = release(&Ledger::default(), &first, 1000);
    assert_eq!(times(&draft, &ledger), ["python/dict|999", "python/gil|1"]);
    let package = export(&draft, &ledger, &Options::default()).unwrap();
    assert_eq!(
        package.unreleased,
        [
            Behind::Changed {
                key: "python/dict".into()
            },
            Behind::Added {
                key: "python/gil".into()
            }
        ]
    );
    assert_eq!(behind(&ledger, &first), []);
    // Without any ledger every note is a draft, and the note type is too.
    assert_eq!(times(&first, &Ledger::default()), ["python/dict|1"]);
}

#[test]
fn a_new_look_is_a_release_of_its_own() {
    let publication = publication(TOPIC, &[("dict", DICT)]);
    let styled = Options {
        style: ".deckle { color: red }".to_owned(),
        ..Options::default()
    };
    let one = release(&Ledger::default(), &publication, 1000);
    assert_eq!(one.behind(&publication, &styled).unwrap(), [Behind::NoteType]);
    let two = one.update(&next_version(&one, &publication), &styled, 2000).unwrap();
    assert_eq!(two.note_type.as_ref().unwrap().modified, 2000);
    assert_eq!(two.notes, one.notes);
}

#[test]
fn a_renamed_question_is_the_same_note() {
    let first = publication(TOPIC, &[("dict", DICT)]);
    let guid = |publication: &Publication, ledger: &Ledger| {
        let package = export(publication, ledger, &Options::default()).unwrap();
        rows(&open(&package.bytes), "select guid from notes")
    };
    let one = release(&Ledger::default(), &first, 1000);
    let original = guid(&first, &one);
    let renamed = publication(TOPIC, &[("mapping", &format!("{DICT}formerly: [python/dict]\n"))]);
    let two = release(&one, &renamed, 2000);
    assert_eq!(guid(&renamed, &two), original);
    assert_eq!(times(&renamed, &two), ["python/mapping|2000"]);
    let (from, key) = ("python/dict".to_owned(), "python/mapping".to_owned());
    assert_eq!(behind(&one, &renamed), [Behind::Renamed { from, key }]);
    // A lost ledger and a lost `formerly` each leave enough to find the note.
    assert_eq!(guid(&renamed, &Ledger::default()), original);
    let forgetful = publication(TOPIC, &[("mapping", DICT)]);
    assert_eq!(guid(&forgetful, &two), original);
    let again = publication(TOPIC, &[("hash-table", &format!("{DICT}formerly: [python/mapping]\n"))]);
    assert_eq!(guid(&again, &two), original);
}

#[test]
fn an_old_name_is_not_given_away() {
    let one = release(&Ledger::default(), &publication(TOPIC, &[("dict", DICT)]), 1000);
    let renamed = format!("{DICT}formerly: [python/dict]\n");
    let two = release(&one, &publication(TOPIC, &[("mapping", &renamed)]), 2000);
    let both = publication(TOPIC, &[("mapping", &renamed), ("dict", GIL)]);
    let Err(Error::Unsound(problems)) = two.behind(&both, &Options::default()) else {
        panic!("two questions for one note");
    };
    assert!(matches!(problems.as_slice(), [Problem::OneNote { .. }]), "{problems:?}");
}

#[test]
fn a_withdrawn_question_says_so_once() {
    let one = release(
        &Ledger::default(),
        &publication(TOPIC, &[("dict", DICT), ("gil", GIL)]),
        1000,
    );
    let topic = format!("{TOPIC}retired: {{dict: 'It was *too* easy.'}}\n");
    let rest = publication(&topic, &[("gil", GIL)]);
    assert_eq!(
        behind(&one, &rest),
        [Behind::Retired {
            key: "python/dict".into()
        }]
    );
    let two = release(&one, &rest, 2000);
    let package = export(&rest, &two, &Options::default()).unwrap();
    assert_eq!((package.notes, package.cards, package.retired), (2, 3, 1));
    let withdrawn = rows(
        &open(&package.bytes),
        "select flds, tags, mod from notes where tags like '%retired%'",
    );
    expect![[r#"How does a dict find a key?----<p class="gone">—</p>----Python--python/dict-<p>It was <em>too</em> easy.</p><p>You can suspend this card, or keep it.</p>----| retired |2000"#]]
    .assert_eq(&withdrawn.join("\n").replace('\u{1f}', "-"));
    assert_eq!(given(release(&two, &rest, 3000)), given(two));
}

#[test]
fn a_question_that_absorbs_another_retires_it() {
    let one = release(
        &Ledger::default(),
        &publication(TOPIC, &[("dict", DICT), ("gil", GIL)]),
        1000,
    );
    let merged = publication(TOPIC, &[("dict", &format!("{DICT}formerly: [python/gil]\n"))]);
    assert_eq!(
        behind(&one, &merged),
        [Behind::Retired {
            key: "python/gil".into()
        }]
    );
}

#[test]
fn a_question_that_vanished_stops_the_release() {
    let one = release(
        &Ledger::default(),
        &publication(TOPIC, &[("dict", DICT), ("gil", GIL)]),
        1000,
    );
    let rest = publication(TOPIC, &[("gil", GIL)]);
    assert_eq!(
        behind(&one, &rest),
        [Behind::Lost {
            key: "python/dict".into()
        }]
    );
    expect![[r"
        the deck has a problem:
        - python/dict was released and is gone. If it has a new name, list the old one under `formerly:` in its file; if it was withdrawn, give a sentence about it under `retired:` in its topic's file"]]
    .assert_eq(&one.update(&next_version(&one, &rest), &Options::default(), 2000).unwrap_err().to_string());
    // A selection withdraws nothing.
    assert_eq!(times(&rest, &one), ["python/gil|1000"]);
}
