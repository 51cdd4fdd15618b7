//! `schema/too-short`

use crate::schema::Fault;
use crate::visit::Walk;
use crate::wording::plural;
use deckle_content::tree::Style;
use deckle_content::{Document, script};
use deckle_diagnostics::{Diagnostic, Span};
use serde_json::Value;
use std::collections::HashSet;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a text, list or mapping with less in it than its key needs.
    ///
    /// ## Why
    /// An answer of three words answers nothing, and a question without an example or a reference proves nothing.
    ///
    /// ## Example
    /// ```yaml
    /// references: []
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// references:
    ///   - https://docs.python.org/3/tutorial/errors.html
    /// ```
    pub(crate) RULE = "schema/too-short" { severity: Error, since: "0.1.0" }
}

/// How long texts for readers must be at least, by their keys. A character of Chinese, Japanese or Korean counts as two, which
/// JSON Schema cannot say: the schemas ask for half as much, of any character.
const LEAST: [(&str, usize); 5] = [
    ("question", 10),
    ("answer", 40),
    ("description", 10),
    ("reason", 10),
    ("not_run", 10),
];

/// Returns how long the text of a key must be for readers. The question and the answer of a follow-up are short by nature:
/// the schema alone measures what stands below the outermost keys by these names.
fn least(key: &str, is_outermost: bool) -> Option<usize> {
    if matches!(key, "question" | "answer") && !is_outermost {
        return None;
    }
    LEAST.iter().find(|(name, _)| *name == key).map(|(_, least)| *least)
}

/// Reports texts that the schema finds long enough and readers do not.
pub(crate) fn readers(document: &Document, walk: &Walk<'_>, taken: &HashSet<Span>, out: &mut Vec<Diagnostic>) {
    for value in &walk.scalars {
        let outermost = document.root.entry(value.name);
        let is_outermost = outermost.is_some_and(|found| std::ptr::eq(found.node, value.node));
        let (Some(key), Some(text), Some(least)) = (value.key, value.node.as_str(), least(value.name, is_outermost))
        else {
            continue;
        };
        let length = script::length(text);
        let is_block = matches!(value.node.style, Style::Literal | Style::Folded);
        let place = if is_block { key.span } else { value.place(document) };
        if length >= least || taken.contains(&place) {
            continue;
        }
        out.push(
            RULE.at(&document.file, place, format!("`{}` is too short", key.text))
                .label(counted(length, least))
                .help(format!("say more in `{}`", key.text)),
        );
    }
}

fn counted(length: usize, least: usize) -> String {
    format!("{length} of at least {}", plural(least as u64, "character"))
}

/// Reports a text that is too short.
pub(crate) fn text(fault: &Fault<'_>, limit: u64) -> Diagnostic {
    let text = fault.error.instance();
    let length = text.as_str().map_or(0, script::length);
    let (above, key) = fault.pointer().rsplit_once('/').unwrap_or_default();
    let least = least(key, above.is_empty()).unwrap_or(usize::try_from(limit).unwrap_or(usize::MAX));
    let message = match length {
        0 => format!("{} is empty", fault.name()),
        _ => format!("{} is too short", fault.name()),
    };
    let found = RULE
        .at(fault.file(), fault.place(), message)
        .label(counted(length, least));
    // The form is right: what the text is for says more than how it is written.
    match fault.description().or(fault.hint()) {
        Some(help) => found.help(help),
        None => found,
    }
}

/// Reports a list or mapping with too few entries.
pub(crate) fn list(fault: &Fault<'_>, limit: u64) -> Diagnostic {
    let length = match &**fault.error.instance() {
        Value::Array(items) => items.len(),
        Value::Object(entries) => entries.len(),
        _ => 0,
    };
    let message = match length {
        0 => format!("{} is empty", fault.name()),
        _ => format!("{} has too few entries", fault.name()),
    };
    let entries = if limit == 1 { "entry" } else { "entries" };
    report(fault, message, format!("{length} of at least {limit} {entries}"))
}

fn report(fault: &Fault<'_>, message: String, label: String) -> Diagnostic {
    let found = RULE.at(fault.file(), fault.place(), message).label(label);
    match fault.hint().or(fault.description()) {
        Some(hint) => found.help(hint),
        None => found,
    }
}
