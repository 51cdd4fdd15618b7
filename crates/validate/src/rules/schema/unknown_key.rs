//! `schema/unknown-key`

use crate::rules::id::not_file_name;
use crate::schema::Fault;
use crate::wording::{list, nearest};
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
    ("links", "references"),
    ("mysql", "mariadb"),
    ("name", "question"),
    ("name", "title"),
    ("output", "stdout"),
    ("packages", "requires"),
    ("pg", "postgresql"),
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
            out.push(match meant_key {
                Some(other) => {
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
                }
                None => found
                    .label(format!("not a key of {}", fault.mapping_name()))
                    .help(format!("the keys here are {}", list(known.iter().copied(), "and"))),
            });
        }
    }
    (out, meant)
}
