//! SARIF 2.1.0 (OASIS), for code scanning.

use super::format::Format;
use super::json::ascii_where_unsafe;
use super::style::Style;
use super::summary::Summary;
use crate::diagnostic::{Diagnostic, Location};
use crate::escape;
use crate::fix::Fix;
use crate::rule::Rule;
use crate::severity::Severity;
use crate::source::{SourceFile, Span};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Results that GitHub takes in one run.
const MAX_RESULTS: usize = 25_000;
/// Bytes of replacements that a fix may carry; a larger one is left to `deckle fix`.
const MAX_FIX_BYTES: usize = 64 * 1024;

pub(super) const FORMAT: Format = Format {
    name: "sarif",
    about: "SARIF 2.1.0, for code scanning",
    for_people: false,
    job_summary: None,
    write,
};

fn write(diagnostics: &[Diagnostic], summary: &Summary, style: &Style) -> String {
    let mut worst_first = diagnostics.iter().collect::<Vec<_>>();
    worst_first.sort_by_key(|found| std::cmp::Reverse(found.severity));
    let results = worst_first
        .into_iter()
        .take(MAX_RESULTS)
        .map(|found| result(found, style.rules))
        .collect::<Vec<_>>();
    let value = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "deckle",
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": style.rules.iter().copied().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": { "sandboxed": !summary.unsandboxed, "notRun": summary.not_run_lines() },
        }],
    });
    ascii_where_unsafe(&format!("{value:#}")) + "\n"
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": name(rule.code),
        "shortDescription": { "text": rule.summary() },
        // GitHub's code scanning requires it (GH2012 of Microsoft's SARIF validator).
        "fullDescription": { "text": format!("{} {}", rule.summary(), rule.section("Why")) },
        "helpUri": help_uri(rule),
        "help": { "text": rule.text(), "markdown": rule.text() },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// Returns a code as the standard wants names to be: `schema/unknown-key` is `SchemaUnknownKey`.
fn name(code: &str) -> String {
    let words = code.split(['/', '-']);
    words
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters)
        })
        .collect()
}

/// Returns the address of a rule's page.
fn help_uri(rule: &Rule) -> String {
    let anchor = rule.code.replace('/', "");
    format!("{}/blob/main/docs/rules.md#{anchor}", env!("CARGO_PKG_REPOSITORY"))
}

fn level(severity: Severity) -> &'static str {
    // SARIF uses the same words.
    severity.as_str()
}

fn result(found: &Diagnostic, rules: &[&Rule]) -> Value {
    let mut text = escape::short_line(&found.message);
    if !found.label.is_empty() {
        let _ = write!(text, " ({})", escape::short_line(&found.label));
    }
    for extra in found.notes.iter().chain(&found.help) {
        let _ = write!(text, "\n{}", escape::short_block(extra));
    }
    let mut value = json!({
        "ruleId": found.code(),
        "level": level(found.severity),
        "message": { "text": text },
    });
    if let Some(index) = rules.iter().position(|rule| *rule == found.rule) {
        value["ruleIndex"] = json!(index);
    }
    let Location::Span { file, span } = &found.location else {
        // What concerns a whole file is shown at its first line: GitHub's code scanning asks for one.
        let place = json!({ "artifactLocation": artifact(found.path()), "region": { "startLine": 1 } });
        value["locations"] = json!([{ "physicalLocation": place }]);
        return value;
    };
    value["locations"] = json!([location(file, *span)]);
    let related = found.secondary.iter().enumerate().map(|(id, label)| {
        let mut place = location(label.file.as_ref().unwrap_or(file), label.span);
        place["id"] = json!(id);
        place["message"] = json!({ "text": escape::short_line(&label.text) });
        place
    });
    let related = related.collect::<Vec<_>>();
    if !related.is_empty() {
        value["relatedLocations"] = json!(related);
    }
    if let Some(fix) = &found.fix
        && fix.edits.iter().map(|edit| edit.replacement.len()).sum::<usize>() <= MAX_FIX_BYTES
    {
        value["fixes"] = json!([change(file, fix)]);
    }
    value
}

fn location(file: &SourceFile, span: Span) -> Value {
    json!({ "physicalLocation": { "artifactLocation": artifact(file.path()), "region": region(file, span) } })
}

fn artifact(path: &str) -> Value {
    json!({ "uri": uri(path), "uriBaseId": "%SRCROOT%" })
}

fn region(file: &SourceFile, span: Span) -> Value {
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.end - span.start,
    })
}

fn change(file: &SourceFile, fix: &Fix) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        let mut replacement = json!({ "deletedRegion": region(file, edit.span) });
        if !edit.replacement.is_empty() {
            replacement["insertedContent"] = json!({ "text": edit.replacement });
        }
        replacement
    });
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": artifact(file.path()),
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    })
}

/// What is encoded in a path: every byte but the unreserved ones (RFC 3986) and slashes.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// Writes a path as a relative URI reference.
fn uri(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::{name, uri};

    #[test]
    fn a_name_is_a_code_without_its_marks() {
        assert_eq!(name("schema/unknown-key"), "SchemaUnknownKey");
        assert_eq!(name("io/not-utf8"), "IoNotUtf8");
    }

    #[test]
    fn a_path_is_a_relative_uri() {
        assert_eq!(uri("content/a b/ä:%.yaml"), "content/a%20b/%C3%A4%3A%25.yaml");
    }
}
