//! SARIF keeps to the official schema, points to its own rules, and to places that are there.

use super::rendered;
use serde_json::Value;

/// The schema that OASIS publishes: see `fixtures/formats/README.md`.
const SCHEMA: &str = include_str!("../../fixtures/formats/sarif-schema-2.1.0.json");

fn validator() -> jsonschema::Validator {
    // The pattern of a language has a bracket too many, which makes it no regular expression; nothing else is changed.
    let sound = SCHEMA.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    assert_ne!(sound, SCHEMA, "the published schema is sound now");
    let schema: Value = serde_json::from_str(&sound).unwrap();
    // URIs are URIs: the standard names formats, which a validator checks only when asked to.
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

#[test]
fn the_log_keeps_to_the_official_schema() {
    let log: Value = serde_json::from_str(&rendered("sarif")).unwrap();
    let validator = validator();
    let wrong = validator
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_official_schema_refuses_what_is_wrong() {
    let log: Value = serde_json::from_str(&rendered("sarif")).unwrap();
    let validator = validator();
    for (pointer, value) in [
        ("/runs/0/results/0/level", Value::from("fatal")),
        ("/runs/0/results/0/ruleIndex", Value::from(-2)),
        ("/runs/0/results/0/message", Value::from("text")),
        (
            "/runs/0/results/0/locations/0/physicalLocation/region/startLine",
            Value::from(0),
        ),
        ("/runs/0/tool/driver/name", Value::Null),
    ] {
        let mut broken = log.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
}

#[test]
fn results_point_to_their_rules_worst_first() {
    let log: Value = serde_json::from_str(&rendered("sarif")).unwrap();
    let run = &log["runs"][0];
    assert_eq!(
        run["tool"]["driver"]["rules"].as_array().unwrap().len(),
        deckle_workspace::rules().rules().len()
    );
    // What GitHub's code scanning asks of rules, and its readers of the tool.
    assert!(run["tool"]["driver"]["informationUri"].is_string());
    for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
        let full = rule["fullDescription"]["text"].as_str().unwrap();
        let short = rule["shortDescription"]["text"].as_str().unwrap();
        assert!(full.len() > short.len() + 10 && full.starts_with(short), "{full}");
        assert!(rule["helpUri"].as_str().unwrap().contains("docs/rules.md#"));
    }
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        assert!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].is_string());
    }
    let first_warning = results.iter().position(|result| result["level"] == "warning").unwrap();
    assert!(results[first_warning..].iter().all(|result| result["level"] != "error"));
}
