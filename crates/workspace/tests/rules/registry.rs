//! Every rule of the registry has its fixtures.

use super::{fixtures, trial};
use deckle_workspace::rules;
use libtest_mimic::Trial;
use std::fs;

/// Rules without a fixture here, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "id/duplicate",
        "names that differ in case alone: on a disk, capitals are refused first (io/file-name); test below",
    ),
    (
        "schema/other",
        "cannot be reached while the schemas keep to the keywords with words: test of the contract",
    ),
];

/// Returns the tests that are of no single rule's fixture.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial(
            "every_rule_has_a_fixture_or_a_reason",
            every_rule_has_a_fixture_or_a_reason,
        ),
        trial("id/duplicate", names_that_differ_in_case_are_one),
    ]
}

fn every_rule_has_a_fixture_or_a_reason() {
    let exempt = |code: &str| ELSEWHERE.iter().any(|(other, _)| code == *other);
    for rule in rules().rules() {
        let has = fixtures().join(rule.code).is_dir();
        assert!(
            has != exempt(rule.code),
            "{}: a fixture or an exemption, and not both",
            rule.code
        );
    }
}

fn names_that_differ_in_case_are_one() {
    let question = fs::read(fixtures().join("io/bom/good.yaml")).unwrap();
    let other = String::from_utf8_lossy(&question).replace("`is`", "`==`").into_bytes();
    let topic = fs::read(fixtures().join("dup/same-title/good/python/topic.yaml")).unwrap();
    let topic = String::from_utf8_lossy(&topic).replace("  - is-operator\n", "  - Identity\n");
    let files = super::Files::from([
        ("content/python/Identity.yaml".to_owned(), other),
        ("content/python/identity.yaml".to_owned(), question),
        ("content/python/topic.yaml".to_owned(), topic.into_bytes()),
    ]);
    let found = super::check(&files);
    assert!(
        found.iter().any(|finding| finding.code() == "id/duplicate"),
        "{found:?}"
    );
}
