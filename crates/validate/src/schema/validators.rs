//! The schemas, compiled once.

use super::view::Tree;
use deckle_content::fields::{CONFIG_SCHEMA, QUESTION_SCHEMA, TOPIC_SCHEMA};
use jsonschema::{PatternOptions, Validator};
use serde_json::Value;
use std::sync::LazyLock;

/// The schema of the JSON report, as JSON.
pub const REPORT_SCHEMA: &str = include_str!("../../../../schemas/report.schema.json");

/// A schema and the validator made from it.
#[derive(Debug)]
pub(crate) struct Contract {
    pub(crate) schema: Value,
    pub(crate) validator: Validator<Tree>,
}

/// Returns the contract of a question's file.
pub(crate) fn question() -> &'static Contract {
    static CONTRACT: LazyLock<Contract> = LazyLock::new(|| compile(QUESTION_SCHEMA));
    &CONTRACT
}

/// Returns the contract of a topic's file.
pub(crate) fn topic() -> &'static Contract {
    static CONTRACT: LazyLock<Contract> = LazyLock::new(|| compile(TOPIC_SCHEMA));
    &CONTRACT
}

/// Returns the contract of a collection's settings.
pub(crate) fn config() -> &'static Contract {
    static CONTRACT: LazyLock<Contract> = LazyLock::new(|| compile(CONFIG_SCHEMA));
    &CONTRACT
}

#[allow(
    clippy::expect_used,
    reason = "the schemas are compiled into the program, and a test builds each of them: no input reaches this"
)]
fn compile(text: &str) -> Contract {
    let schema = serde_json::from_str::<Value>(text).expect("an embedded schema is JSON");
    let validator = jsonschema::options_for::<Tree>()
        // Patterns in linear time: a value of a megabyte must not stall the check.
        .with_pattern_options(PatternOptions::regex())
        .build(&schema)
        .expect("an embedded schema is a JSON Schema");
    Contract { schema, validator }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_compiles() {
        for text in [QUESTION_SCHEMA, TOPIC_SCHEMA, CONFIG_SCHEMA, REPORT_SCHEMA] {
            compile(text);
        }
    }
}
