//! The registry and the sources name the same codes.

use super::fixtures;
use deckle_validate::rules;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

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

/// Texts that look like codes and are none.
const MEDIA_TYPES: &[&str] = &[
    "text/plain",
    "text/html",
    "text/css",
    "text/javascript",
    "text/event-stream",
];

#[test]
fn every_rule_has_a_fixture_or_a_reason() {
    let exempt = |code: &str| ELSEWHERE.iter().any(|(other, _)| code == *other);
    for rule in rules::ALL {
        let has = fixtures().join(rule.code).is_dir();
        assert!(
            has != exempt(rule.code),
            "{}: a fixture or an exemption, and not both",
            rule.code
        );
    }
}

#[test]
fn the_registry_knows_every_code_of_the_sources() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let mut files = Vec::new();
    collect(&crates, &mut files);
    let families = rules::ALL
        .iter()
        .map(deckle_diagnostics::Rule::family)
        .collect::<BTreeSet<_>>();
    let mut named = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for literal in text.split('"').skip(1) {
            let Some((family, name)) = literal.split_once('/') else {
                continue;
            };
            let is_code = families.contains(family)
                && !MEDIA_TYPES.contains(&literal)
                && !name.is_empty()
                && name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if is_code {
                named.insert((literal.to_owned(), file.clone()));
            }
        }
    }
    let codes = named.iter().map(|(code, _)| code.as_str()).collect::<BTreeSet<_>>();
    assert!(codes.len() > 60, "only {} codes found in the sources", codes.len());
    for (code, file) in &named {
        assert!(
            rules::explain(code).is_some(),
            "{} names {code}, which has no page",
            file.display()
        );
    }
}

/// Collects the sources below a folder; tests may name codes that do not exist.
fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && !matches!(name.as_str(), "tests" | "examples" | "target" | "node_modules") {
            collect(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !name.contains("tests") {
            out.push(path);
        }
    }
}

#[test]
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
        found.iter().any(|diagnostic| diagnostic.code == "id/duplicate"),
        "{found:?}"
    );
}
