//! SARIF keeps to the part of the standard that it uses, and points to its own rules.

use super::rendered;
use deckle_diagnostics::Format;
use deckle_validate::rules;
use serde_json::Value;

#[test]
fn the_log_keeps_to_the_standard() {
    let log: Value = serde_json::from_str(&rendered(Format::Sarif)).unwrap();
    let schema: Value = serde_json::from_str(include_str!("../../fixtures/formats/sarif.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong = validator
        .iter_errors(&log)
        .map(|error| error.to_string())
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn results_point_to_their_rules_worst_first() {
    let log: Value = serde_json::from_str(&rendered(Format::Sarif)).unwrap();
    let run = &log["runs"][0];
    assert_eq!(
        run["tool"]["driver"]["rules"].as_array().unwrap().len(),
        rules::ALL.len()
    );
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        assert!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].is_string());
    }
    let first_warning = results.iter().position(|result| result["level"] == "warning").unwrap();
    assert!(results[first_warning..].iter().all(|result| result["level"] != "error"));
}
