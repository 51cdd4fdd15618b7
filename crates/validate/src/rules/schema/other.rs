//! `schema/other`

use crate::schema::Fault;
use deckle_content::Document;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
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
    pub(crate) RULE = "schema/other" { severity: Error, since: "0.1.0" }
}

/// Reports a failure in the validator's own words.
pub(crate) fn check(fault: &Fault<'_>) -> Diagnostic {
    RULE.at(
        fault.file(),
        fault.place(),
        format!("{} does not fit the schema", fault.name()),
    )
    .label(fault.error.masked().to_string())
}

/// Reports a file that fits its schema and is no typed value all the same.
pub(crate) fn untyped(document: &Document, error: &serde_json::Error) -> Diagnostic {
    let message = format!("this file does not fit: {error}");
    RULE.at(&document.file, document.root.head(&document.file), message)
}
