//! `schema/out-of-range`

use crate::schema::Fault;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a number outside the range that its key allows.
    ///
    /// ## Why
    /// A time limit of an hour would let one example stall the whole check.
    ///
    /// ## Example
    /// ```yaml
    /// timeout: 3600
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// timeout: 30
    /// ```
    pub(crate) RULE = "schema/out-of-range" { severity: Error, since: "0.1.0" }
}

/// Reports a number out of range.
pub(crate) fn check(fault: &Fault<'_>) -> Diagnostic {
    let bound = |name: &str| fault.schema.get(name).map(ToString::to_string);
    let range = match (bound("minimum"), bound("maximum")) {
        (Some(low), Some(high)) => format!("from {low} to {high}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) => format!("{high} or less"),
        (None, None) => "in range".to_owned(),
    };
    let found = RULE
        .at(fault.file(), fault.place(), format!("{} is out of range", fault.name()))
        .label(format!("must be {range}"));
    match fault.description() {
        Some(text) => found.help(text),
        None => found,
    }
}
