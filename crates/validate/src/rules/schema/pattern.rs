//! `schema/pattern`

use crate::schema::Fault;
use deckle_diagnostics::Diagnostic;
use jsonschema::{ValidationError, error::ValidationErrorKind as Kind};
use serde_json::Value;

rule! {
    /// ## What it does
    /// Reports a text that has not the form that its key wants: a link without `https://`, an id with capitals, a
    /// question without its question mark.
    ///
    /// ## Why
    /// These texts become file names, links, requirements and headings, so their form matters.
    ///
    /// ## Example
    /// ```yaml
    /// references:
    ///   - docs.python.org/3/tutorial/errors.html
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// references:
    ///   - https://docs.python.org/3/tutorial/errors.html
    /// ```
    "schema/pattern", Error, None, firm
}

/// Reports a value of the wrong form.
pub(crate) fn check(fault: &Fault<'_>, pattern: &str) -> Diagnostic {
    let message = format!("{} has not the form that it needs", fault.name());
    let found = Diagnostic::error(RULE.code, fault.file(), fault.place(), message);
    match fault.hint() {
        Some(hint) => found.label(hint),
        None => found.label(format!("must match {pattern}")),
    }
}

/// Reports the keys of a mapping that have the wrong form.
pub(crate) fn check_keys(fault: &Fault<'_>, error: &ValidationError<'_>) -> Option<Diagnostic> {
    let name = error.instance().as_str()?;
    let found = fault.found.node.entry(name)?;
    let message = match error.kind() {
        Kind::MaxLength { limit } => format!("the key `{name}` is longer than {limit} characters"),
        _ => format!("the key `{name}` has not the form that it needs"),
    };
    let hint = fault.schema.pointer("/propertyNames/x-hint").and_then(Value::as_str);
    Some(
        Diagnostic::error(RULE.code, fault.file(), found.key?.span, message)
            .label(hint.unwrap_or("use lower-case letters, digits and single hyphens")),
    )
}
