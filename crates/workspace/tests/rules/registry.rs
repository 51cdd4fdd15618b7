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
    vec![
        trial(
            "every_rule_has_a_fixture_or_a_reason",
            every_rule_has_a_fixture_or_a_reason,
        ),
        trial("former_codes_keep_answering", former_codes_keep_answering),
    ]
}

fn former_codes_keep_answering() {
    let image = rules().find("ref/unknown-picture").map(|rule| rule.code);
    assert_eq!(image, Some("ref/unknown-image"));
    for (former, code) in [
        ("allow/firm-code", "allow/locked-code"),
        ("config/firm-code", "config/locked-code"),
    ] {
        assert_eq!(rules().find(former).map(|rule| rule.code), Some(code));
        let settings =
            format!("title: T\ndescription: Some questions.\nversion: 1.0.0\nseverity:\n  {former}: \"off\"\n");
        let files = super::Files::from([("deckle.yaml".to_owned(), settings.into_bytes())]);
        let found = super::check(&files);
        let own = found.iter().find(|finding| finding.path() == "deckle.yaml");
        let own = own.map(|finding| (finding.code(), finding.message.as_str()));
        assert_eq!(
            own,
            Some((
                "config/locked-code",
                format!("`{former}` cannot be turned down").as_str()
            )),
            "{found:?}"
        );
    }
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
