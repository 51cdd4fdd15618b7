//! The schemas and the typed structs are one contract: every property has a field, and the reverse.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic is a test's report")]

use deckle_content::fields::{CONFIG_SCHEMA, QUESTION_SCHEMA, TOPIC_SCHEMA};
use deckle_content::{Question, Topic};
use deckle_validate::{Config, REPORT_SCHEMA};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Keywords that the schema check has words for, and those that say nothing about values.
const KEYWORDS: &[&str] = &[
    "additionalProperties",
    "required",
    "type",
    "enum",
    "pattern",
    "propertyNames",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minimum",
    "maximum",
    "uniqueItems",
    "properties",
    "items",
    "$ref",
    "$defs",
    "$schema",
    "$id",
    "title",
    "description",
    "default",
    "examples",
    "x-hint",
    "markdownDescription",
    "patternErrorMessage",
    "contentMediaType",
];

fn schemas() -> [(&'static str, Value); 3] {
    [
        ("question", serde_json::from_str(QUESTION_SCHEMA).unwrap()),
        ("topic", serde_json::from_str(TOPIC_SCHEMA).unwrap()),
        ("config", serde_json::from_str(CONFIG_SCHEMA).unwrap()),
    ]
}

#[test]
fn schemas_use_only_keywords_that_have_words() {
    for (name, schema) in schemas() {
        keywords(&schema, &schema, name);
    }
}

fn keywords(schema: &Value, root: &Value, place: &str) {
    let Value::Object(object) = schema else {
        return;
    };
    for (keyword, value) in object {
        assert!(KEYWORDS.contains(&keyword.as_str()), "{place}: {keyword} has no words");
        match keyword.as_str() {
            "properties" | "$defs" => {
                for (key, inner) in value.as_object().unwrap() {
                    keywords(inner, root, &format!("{place}/{key}"));
                }
            }
            "items" | "additionalProperties" | "propertyNames" => keywords(value, root, &format!("{place}/{keyword}")),
            "$ref" => {
                let pointer = value.as_str().unwrap().trim_start_matches('#');
                assert!(root.pointer(pointer).is_some(), "{place}: {pointer} leads nowhere");
            }
            _ => {}
        }
    }
}

/// Editors show their own words for a wrong pattern, and the backticks of a description, unless they find these keywords
/// (yaml-language-server 1.25).
#[test]
fn editors_are_told_what_deckle_says() {
    let mut told = 0;
    for (name, schema) in schemas() {
        objects(&schema, &mut |object| {
            if object.contains_key("pattern") && object.contains_key("x-hint") {
                assert_eq!(object.get("patternErrorMessage"), object.get("x-hint"), "{name}");
                told += 1;
            }
            if object
                .get("description")
                .and_then(Value::as_str)
                .is_some_and(|text| text.contains('`'))
            {
                assert_eq!(object.get("markdownDescription"), object.get("description"), "{name}");
                told += 1;
            }
        });
    }
    assert!(told > 20, "only {told} were looked at");
}

/// Looks at every object in a value.
fn objects(value: &Value, look: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            look(object);
            object.values().for_each(|inner| objects(inner, look));
        }
        Value::Array(items) => items.iter().for_each(|inner| objects(inner, look)),
        _ => {}
    }
}

#[test]
fn every_property_of_the_schemas_has_a_field_and_the_reverse() {
    let [(_, question), (_, topic), (_, config)] = schemas();
    round_trip::<Question>(&question);
    round_trip::<Topic>(&topic);
    round_trip::<Config>(&config);
}

/// Reads an instance with every property, and one with only the required ones, and compares what comes back.
fn round_trip<T: Serialize + DeserializeOwned>(schema: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    for full in [true, false] {
        for choice in 0..3 {
            let instance = instance(schema, schema, full, choice);
            assert!(
                validator.is_valid(&instance),
                "{:?}",
                validator.iter_errors(&instance).next().map(|e| e.to_string())
            );
            // `deny_unknown_fields` makes a property without a field an error here.
            let typed: T =
                serde_json::from_value(instance.clone()).unwrap_or_else(|error| panic!("{error}: {instance}"));
            let back = serde_json::to_value(&typed).unwrap();
            if full {
                assert_eq!(
                    keys(&back, ""),
                    keys(&instance, ""),
                    "a field without a property, or one that is not written"
                );
            }
            assert!(validator.is_valid(&back), "{back}");
        }
    }
    // Choices are the same on both sides: one that the schema does not know is refused by the struct too.
    for pointer in enums(schema, schema, "") {
        let mut wrong = instance(schema, schema, true, 0);
        *wrong.pointer_mut(&pointer).unwrap() = json!("no-such-choice");
        assert!(serde_json::from_value::<T>(wrong).is_err(), "{pointer} takes any word");
    }
}

/// Returns the paths of all keys of objects; the keys of free mappings are `*`.
fn keys(value: &Value, place: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                let path = format!("{place}/{key}");
                out.extend(keys(inner, &path));
                out.insert(path);
            }
        }
        Value::Array(items) => {
            for item in items {
                out.extend(keys(item, place));
            }
        }
        _ => {}
    }
    out
}

/// Returns the pointers, in the full instance, of the values that are one of a few words.
fn enums(schema: &Value, root: &Value, place: &str) -> Vec<String> {
    let schema = resolve(schema, root);
    if schema.get("enum").is_some() {
        return vec![place.to_owned()];
    }
    let mut out = Vec::new();
    for (key, inner) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        out.extend(enums(inner, root, &format!("{place}/{key}")));
    }
    out
}

fn resolve<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(pointer) => root.pointer(pointer.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

/// Makes a value that fits a schema, with all properties or only the required ones.
fn instance(schema: &Value, root: &Value, full: bool, choice: usize) -> Value {
    let schema = resolve(schema, root);
    if let Some(options) = schema.get("enum").and_then(Value::as_array) {
        return options[choice % options.len()].clone();
    }
    match schema["type"].as_str().unwrap() {
        "object" => {
            let required = schema
                .get("required")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            let mut object = Map::new();
            for (key, inner) in schema
                .get("properties")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
            {
                if full || required.contains(&json!(key)) {
                    object.insert(key.clone(), instance(inner, root, full, choice));
                }
            }
            if let Some(free @ Value::Object(_)) = schema.get("additionalProperties") {
                let key = if schema["propertyNames"]["pattern"]
                    .as_str()
                    .is_some_and(|p| p.contains('/'))
                {
                    "text/style"
                } else {
                    "word"
                };
                object.insert(key.to_owned(), instance(free, root, full, choice));
            }
            Value::Object(object)
        }
        "array" => {
            let least = schema["minItems"].as_u64().unwrap_or_default().max(1);
            (0..least)
                .map(|_| instance(&schema["items"], root, full, choice))
                .collect()
        }
        "integer" => schema["minimum"].clone(),
        "boolean" => json!(true),
        "string" => json!(text(schema)),
        other => panic!("{other} is no type of the schemas"),
    }
}

/// Finds a text that fits, among samples of everything that the format holds.
fn text(schema: &Value) -> String {
    let long = "It says what it is, and why it matters to those who ask.";
    let samples = [
        "python",
        "sample.sql",
        "python/dict",
        "What does `is` compare?",
        "https://example.org/page",
        "requirements.txt",
        "#1f3b63",
        "ValueError: bad key",
        ">=3.12",
        "numpy>=2",
        "1.2.0",
        "2026-11-22",
        "en",
        long,
        "x",
    ];
    let validator = jsonschema::validator_for(schema).unwrap();
    let fits = samples.iter().find(|sample| validator.is_valid(&json!(sample)));
    (*fits.unwrap_or_else(|| panic!("no sample fits {schema}"))).to_owned()
}

#[test]
fn the_schema_of_the_report_is_one() {
    let schema: Value = serde_json::from_str(REPORT_SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
}
