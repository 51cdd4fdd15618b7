//! `schema/too-short`

use crate::schema::Fault;
use crate::wording::plural;
use deckle_diagnostics::Diagnostic;
use serde_json::Value;

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

/// Reports a text that is too short.
pub(crate) fn text(fault: &Fault<'_>, limit: u64) -> Diagnostic {
    let length = fault.error.instance().as_str().map_or(0, |text| text.chars().count());
    let message = match length {
        0 => format!("{} is empty", fault.name()),
        _ => format!("{} is too short", fault.name()),
    };
    report(
        fault,
        message,
        format!("{length} of at least {}", plural(limit, "character")),
    )
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
