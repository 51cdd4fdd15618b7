//! The schema check, in an author's words.
//!
//! `jsonschema` says which keyword failed where; each kind of failure has its rule in [`crate::rules::schema`], which
//! says it as a person would. The schemas use no `oneOf` or `anyOf`, so that no message has to explain branches: a test
//! holds them to the keywords that have words here.

mod fault;
mod validators;
mod view;

pub(crate) use fault::Fault;
pub use validators::REPORT_SCHEMA;
pub(crate) use validators::{Contract, config, question, topic};

use crate::rules::schema as rules;
use deckle_content::Document;
use deckle_diagnostics::Diagnostic;
use jsonschema::error::ValidationErrorKind as Kind;
use view::View;

/// Checks a document against its schema.
pub(crate) fn check(document: &Document, contract: &Contract) -> Vec<Diagnostic> {
    let view = View::Value(&document.root);
    // Most files have none, and to know that takes less than to look for all.
    if contract.validator.is_valid(view) {
        return Vec::new();
    }
    let errors = contract.validator.iter_errors(view);
    let faults = errors
        .filter_map(|error| Fault::new(document, &contract.schema, error))
        .collect::<Vec<_>>();
    // A mistyped key is also a missing one: it is reported once, as the typing mistake that it is.
    let (unknown, meant) = rules::unknown_key::check(&faults);
    let mut out = unknown;
    out.extend(rules::missing_key::check(&faults, &meant));
    for fault in &faults {
        match fault.error.kind() {
            Kind::AdditionalProperties { .. } | Kind::Required { .. } => {}
            Kind::Type { kind } => out.push(rules::wrong_type::check(fault, kind)),
            Kind::Enum { options } => out.push(rules::not_a_choice::check(fault, options)),
            Kind::Pattern { pattern } => out.push(rules::pattern::check(fault, pattern)),
            Kind::PropertyNames { error } => out.extend(rules::pattern::check_keys(fault, error)),
            Kind::MinLength { limit } => out.push(rules::too_short::text(fault, *limit)),
            Kind::MinItems { limit } | Kind::MinProperties { limit } => out.push(rules::too_short::list(fault, *limit)),
            Kind::MaxLength { limit } => out.push(rules::too_long::text(fault, *limit)),
            Kind::MaxItems { limit } | Kind::MaxProperties { limit } => out.push(rules::too_long::list(fault, *limit)),
            Kind::Minimum { .. } | Kind::Maximum { .. } => out.push(rules::out_of_range::check(fault)),
            Kind::UniqueItems => out.extend(rules::repeated_item::check(fault)),
            _ => out.push(rules::other::check(fault)),
        }
    }
    one_message_a_place(out)
}

/// Keeps the first finding of each value: one that is empty is both too short and of the wrong form.
fn one_message_a_place(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let missing = &rules::missing_key::RULE;
    found.sort_by_key(|finding| (finding.span(), finding.is(&rules::pattern::RULE)));
    found.dedup_by(|later, first| later.span() == first.span() && !later.is(missing) && !first.is(missing));
    found
}
