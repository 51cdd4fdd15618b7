//! `schema/too-long`

use crate::schema::Fault;
use crate::wording::plural;
use deckle_diagnostics::Diagnostic;
use serde_json::Value;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a text, list or mapping with more in it than its key takes.
    ///
    /// ## Why
    /// A question has to fit on a card and an answer on a page. What needs more is two questions.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [classes, typing, testing, tooling, web, security]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [classes, typing]
    /// ```
    pub(crate) RULE = "schema/too-long" { severity: Error, since: "0.1.0" }
}

/// Reports a text that is too long.
pub(crate) fn text(fault: &Fault<'_>, limit: u64) -> Diagnostic {
    let length = fault.error.instance().as_str().map_or(0, |text| text.chars().count());
    let message = format!("{} is too long", fault.name());
    report(fault, message, format!("{length} characters; at most {limit}"))
}

/// Reports a list or mapping with too many entries.
pub(crate) fn list(fault: &Fault<'_>, limit: u64) -> Diagnostic {
    let length = match &**fault.error.instance() {
        Value::Array(items) => items.len() as u64,
        Value::Object(entries) => entries.len() as u64,
        _ => 0,
    };
    let message = format!("{} has too many entries", fault.name());
    let over = plural(length.saturating_sub(limit), "entry").replace("entrys", "entries");
    report(
        fault,
        message,
        format!("{length} entries; at most {limit}, so {over} must go"),
    )
}

fn report(fault: &Fault<'_>, message: String, label: String) -> Diagnostic {
    let found = RULE.at(fault.file(), fault.place(), message).label(label);
    match fault.description() {
        Some(text) => found.help(text),
        None => found,
    }
}
