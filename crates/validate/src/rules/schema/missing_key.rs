//! `schema/missing-key`

use super::unknown_key::Meant;
use crate::schema::Fault;
use crate::wording::list;
use deckle_diagnostics::Diagnostic;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a mapping without one of the keys that every such mapping has.
    ///
    /// ## Why
    /// A question without, say, a level or references cannot be sorted, exported or checked. A missing key that is there
    /// under a mistyped name is reported by `schema/unknown-key` alone.
    ///
    /// ## Example
    /// ```yaml
    /// snippets:
    ///   - title: No code here
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// snippets:
    ///   - title: One line
    ///     code: |
    ///       print("hello")
    ///     stdout: |
    ///       hello
    /// ```
    pub(crate) RULE = "schema/missing-key" { severity: Error, since: "0.1.0" }
}

/// Reports the keys that each mapping lacks, in one message a mapping, unless an unknown key of it stands for them.
pub(crate) fn check(faults: &[Fault<'_>], meant: &Meant) -> Vec<Diagnostic> {
    let mut lacking: Vec<(&Fault<'_>, Vec<&str>)> = Vec::new();
    for fault in faults {
        let Kind::Required { property } = fault.error.kind() else {
            continue;
        };
        let Some(key) = property.as_str() else { continue };
        let stands_for = |(pointer, other): &(String, String)| pointer == fault.pointer() && other == key;
        if meant.iter().any(stands_for) {
            continue;
        }
        match lacking.iter_mut().find(|(first, _)| first.pointer() == fault.pointer()) {
            Some((_, keys)) => keys.push(key),
            None => lacking.push((fault, vec![key])),
        }
    }
    lacking.iter().map(|(fault, keys)| report(fault, keys)).collect()
}

fn report(fault: &Fault<'_>, keys: &[&str]) -> Diagnostic {
    let all = list(keys.iter().copied(), "and");
    let (message, none) = match keys {
        [_] => (format!("the key {all} is missing"), all),
        _ => (format!("the keys {all} are missing"), list(keys.iter().copied(), "or")),
    };
    let help = keys.iter().map(|key| {
        let description = fault.schema.pointer(&format!("/properties/{key}/description"));
        match description.and_then(Value::as_str) {
            Some(text) => format!("add `{key}:`\n{text}"),
            None => format!("add `{key}:`"),
        }
    });
    RULE.at(fault.file(), fault.place(), message)
        .label(format!("{} has no {none}", fault.mapping_name()))
        .help(help.collect::<Vec<_>>().join("\n"))
}
