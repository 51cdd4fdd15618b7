//! The export schema, and whether it describes what was written.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn schema() -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../schemas/export.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Compiles the schema, or the part of it that a reference names.
pub(crate) fn validator(place: &str) -> jsonschema::Validator {
    let whole = schema();
    let wanted = if place.is_empty() {
        whole
    } else {
        let mut part = serde_json::json!({ "$schema": whole["$schema"], "$ref": place });
        part["$defs"] = whole["$defs"].clone();
        part
    };
    jsonschema::draft202012::new(&wanted).unwrap()
}

/// Checks that every field of a document has a description in the schema.
pub(crate) fn described(document: &Value) {
    let mut known = BTreeSet::new();
    properties(&schema(), &mut known);
    let mut used = BTreeSet::new();
    fields(document, &mut used);
    let missing: Vec<_> = used.difference(&known).collect();
    assert!(missing.is_empty(), "not described: {missing:?}");
}

/// Collects the names of all properties; each must have a description of its own.
fn properties(schema: &Value, known: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get("properties") {
                for (name, property) in properties {
                    assert!(property["description"].is_string(), "{name} has no description");
                    known.insert(name.clone());
                }
            }
            map.values().for_each(|value| properties(value, known));
        }
        Value::Array(items) => items.iter().for_each(|item| properties(item, known)),
        _ => {}
    }
}

/// Collects the names of all fields, but not those of maps from tags or ids to text.
fn fields(document: &Value, used: &mut BTreeSet<String>) {
    match document {
        Value::Object(map) => {
            for (name, value) in map {
                used.insert(name.clone());
                let is_map = matches!(name.as_str(), "tags" | "retired") && value.is_object();
                if !is_map {
                    fields(value, used);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, used)),
        _ => {}
    }
}
