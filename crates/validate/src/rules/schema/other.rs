//! `schema/other`

use crate::schema::Fault;
use deckle_diagnostics::Diagnostic;

rule! {
    /// ## What it does
    /// Reports a value that breaks the format in a way that no other rule names.
    ///
    /// ## Why
    /// The schemas are the contract: what does not fit them cannot be exported. Meeting this code means that a schema
    /// gained a keyword that has no words yet; please report it.
    ///
    /// ## Example
    /// There is none as long as the tests pass: they hold the schemas to the keywords that have words.
    ///
    /// ## Instead
    /// Compare the value with the schema in `schemas/`.
    "schema/other", Error, unfixed, firm
}

/// Reports a failure in the validator's own words.
pub(crate) fn check(fault: &Fault<'_>) -> Diagnostic {
    Diagnostic::error(
        RULE.code,
        fault.file(),
        fault.place(),
        format!("{} does not fit the schema", fault.name()),
    )
    .label(fault.error.masked().to_string())
}
