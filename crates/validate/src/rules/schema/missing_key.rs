//! `schema/missing-key`

use super::unknown_key::Meant;
use crate::schema::Fault;
use deckle_diagnostics::Diagnostic;
use serde_json::Value;

rule! {
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
    "schema/missing-key", Error, unfixed, firm
}

/// Reports a missing key, unless a mistyped one stands for it.
pub(crate) fn check(fault: &Fault<'_>, property: &Value, meant: &Meant) -> Option<Diagnostic> {
    let key = property.as_str()?;
    if meant
        .iter()
        .any(|(pointer, other)| pointer == fault.pointer() && other == key)
    {
        return None;
    }
    let found = Diagnostic::error(
        RULE.code,
        fault.file(),
        fault.place(),
        format!("the key `{key}` is missing"),
    )
    .label(format!("{} has no `{key}`", fault.mapping_name()));
    let description = fault.schema.pointer(&format!("/properties/{key}/description"));
    Some(match description.and_then(Value::as_str) {
        Some(text) => found.help(format!("add `{key}:`\n{text}")),
        None => found.help(format!("add `{key}:`")),
    })
}
