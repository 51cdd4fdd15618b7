//! JSON and JSON lines keep to `schemas/report.schema.json` and lose nothing.

use super::{findings, rendered};
use deckle_validate::REPORT_SCHEMA;
use serde_json::{Value, json};

fn validator(definition: &str) -> jsonschema::Validator {
    let mut schema: Value = serde_json::from_str(REPORT_SCHEMA).unwrap();
    if !definition.is_empty() {
        let object = schema.as_object_mut().unwrap();
        for key in ["type", "additionalProperties", "required", "properties"] {
            object.remove(key);
        }
        object.insert("$ref".to_owned(), json!(format!("#/$defs/{definition}")));
    }
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn the_report_keeps_to_its_schema() {
    let report: Value = serde_json::from_str(&rendered("json")).unwrap();
    let validator = validator("");
    let wrong = validator
        .iter_errors(&report)
        .map(|error| error.to_string())
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(!validator.is_valid(&json!({ "version": 1, "diagnostics": [{}], "summary": {} })));
}

#[test]
fn texts_come_back_as_they_were() {
    let report: Value = serde_json::from_str(&rendered("json")).unwrap();
    let found = findings();
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), found.len());
    for (value, found) in report["diagnostics"].as_array().unwrap().iter().zip(&found) {
        assert_eq!(value["message"], json!(found.message));
        assert_eq!(value["help"], json!(found.help));
        assert_eq!(value["path"], json!(found.path()));
    }
}

#[test]
fn json_lines_are_findings_and_then_the_summary() {
    let out = rendered("json-lines");
    let lines = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .collect::<Vec<_>>();
    let (last, rest) = lines.split_last().unwrap();
    let (diagnostic, summary) = (validator("diagnostic"), validator("summary"));
    assert_eq!(rest.len(), findings().len());
    assert!(rest.iter().all(|line| diagnostic.is_valid(&line["diagnostic"])));
    assert!(summary.is_valid(&last["summary"]), "{last}");
    assert_eq!(last["version"], json!(1));
}
