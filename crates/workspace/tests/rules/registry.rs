//! Every rule of the registry has its fixtures.

use super::{fixtures, trial};
use deckle_workspace::rules;
use libtest_mimic::Trial;

/// Rules without a fixture here, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "id/duplicate",
        "names that differ in case alone: on a disk, capitals are refused first (io/file-name); a test beside the rule",
    ),
    (
        "schema/other",
        "cannot be reached while the schemas keep to the keywords with words: test of the contract",
    ),
];

/// Returns the tests that are of no single rule's fixture.
pub(crate) fn trials() -> Vec<Trial> {
    vec![trial(
        "every_rule_has_a_fixture_or_a_reason",
        every_rule_has_a_fixture_or_a_reason,
    )]
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
