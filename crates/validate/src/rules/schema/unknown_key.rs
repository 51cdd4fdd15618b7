//! `schema/unknown-key`

use crate::rules::id::not_file_name;
use crate::schema::Fault;
use crate::wording::{list, nearest};
use deckle_content::fields::{QUESTION, Shape};
use deckle_diagnostics::{Applicability, Diagnostic, Edit};
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a key that the format does not know.
    ///
    /// ## Why
    /// Nothing would ever read it. Most often it is a typing mistake for a key that is then missing.
    ///
    /// ## Example
    /// ```yaml
    /// levle: mid
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: mid
    /// ```
    pub(crate) RULE = "schema/unknown-key" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// A key that an unknown one probably stands for: the mapping's pointer and the key.
pub(crate) type Meant = Vec<(String, String)>;

/// Names that other formats, and people, have for keys of this one.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("body", "answer"),
    ("code", "rule"),
    ("comment", "reason"),
    ("content", "answer"),
    ("dependencies", "requires"),
    ("difficulty", "level"),
    ("error", "raises"),
    ("examples", "snippets"),
    ("exception", "raises"),
    ("expected", "stdout"),
    ("expected_output", "stdout"),
    ("explanation", "answer"),
    ("link", "references"),
    ("links", "references"),
    ("mysql", "mariadb"),
    ("name", "question"),
    ("name", "title"),
    ("output", "stdout"),
    ("packages", "requires"),
    ("pg", "postgresql"),
    ("prompt", "question"),
    ("reference", "references"),
    ("resources", "references"),
    ("result", "stdout"),
    ("see_also", "related"),
    ("skip", "not_run"),
    ("snippet", "code"),
    ("sources", "references"),
    ("source", "code"),
    ("syntax", "language"),
    ("title", "question"),
    ("text", "answer"),
    ("url", "references"),
    ("urls", "references"),
];

/// Finds the key that is meant by another name for it.
fn other_name<'a>(unknown: &str, free: &[&'a str]) -> Option<&'a str> {
    let unknown = unknown.to_lowercase().replace('-', "_");
    let mut meant = OTHER_NAMES.iter().filter(|(name, _)| *name == unknown);
    meant
        .find_map(|(_, key)| free.iter().find(|free| *free == key))
        .copied()
}

/// Says where in a question's file a key belongs that stands at the wrong level.
fn elsewhere(unknown: &str, fault: &Fault<'_>) -> Option<String> {
    let find = |shape: &'static Shape| {
        let keys: Vec<&str> = shape.fields.iter().map(|field| field.name.as_str()).collect();
        let own = keys.iter().find(|key| **key == unknown).copied();
        own.or_else(|| other_name(unknown, &keys))
    };
    let pointer = fault.pointer();
    if pointer.is_empty() {
        // A topic and the settings have no examples.
        fault.schema.pointer("/properties/snippets")?;
        let example = QUESTION.field("snippets")?.shape.as_ref()?;
        let key = find(example)?;
        if key == "code" {
            return Some("write it in an example: `snippets:`, and below it `- code: |`".to_owned());
        }
        return Some(format!(
            "write `{key}` in an example: `snippets:`, below it `- code: |`, and `{key}` in the same column as `code`"
        ));
    }
    if !pointer.starts_with("/snippets/") {
        return None;
    }
    let key = find(&QUESTION)?;
    Some(format!(
        "`{key}` is a key of the question: write it at the first column"
    ))
}

/// Reports every unknown key, and returns the keys that they stand for.
pub(crate) fn check(faults: &[Fault<'_>]) -> (Vec<Diagnostic>, Meant) {
    let mut meant = Meant::new();
    let mut out = Vec::new();
    for fault in faults {
        let Kind::AdditionalProperties { unexpected } = fault.error.kind() else {
            continue;
        };
        let entries = fault.found.node.entries();
        let properties = fault.schema.get("properties").and_then(Value::as_object);
        let known = properties
            .map(|map| map.keys().map(String::as_str).collect::<Vec<_>>())
            .unwrap_or_default();
        let mut free = known.clone();
        free.retain(|key| !entries.iter().any(|(own, _)| own.text == **key));
        for unknown in unexpected {
            let Some((key, node)) = entries.iter().find(|(key, _)| key.text == *unknown) else {
                continue;
            };
            if let Some(found) = not_file_name::check(fault, key, node) {
                out.push(found);
                continue;
            }
            let found = RULE.at(fault.file(), key.span, format!("unknown key `{unknown}`"));
            let meant_key = other_name(unknown, &free).or_else(|| nearest(unknown, free.iter().copied()));
            out.push(if let Some(other) = meant_key {
                free.retain(|key| *key != other);
                meant.push((fault.pointer().to_owned(), other.to_owned()));
                let edit = Edit {
                    span: key.span,
                    replacement: other.to_owned(),
                };
                found.label(format!("did you mean `{other}`?")).fix(
                    format!("rename the key to `{other}`"),
                    Applicability::Suggested,
                    vec![edit],
                )
            } else {
                let help = elsewhere(unknown, fault)
                    .unwrap_or_else(|| format!("the keys here are {}", list(known.iter().copied(), "and")));
                found.label(format!("not a key of {}", fault.mapping_name())).help(help)
            });
        }
    }
    (out, meant)
}
