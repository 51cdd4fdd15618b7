//! What is to be written: values with the comments and blank lines that belong to them.

use crate::fields::Shape;
use crate::scalar::Scalar;
use serde_json::Value;

/// A value with what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// Lines above it.
    pub(crate) above: Vec<Above>,
    /// A comment on its line, from its `#` on.
    pub(crate) beside: Option<String>,
    /// The value.
    pub(crate) content: Content,
}

/// A line above a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Above {
    /// A blank line.
    Blank,
    /// A comment, from its `#` on.
    Comment(String),
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    /// Text, a number, true or false, or nothing.
    Scalar(Scalar),
    /// A text of one line that a file folds: its lines, header left out.
    Folded { header: String, lines: Vec<String> },
    /// A list.
    List(Vec<Item>),
    /// A mapping, in the order in which it is written.
    Mapping(Vec<(String, Item)>),
}

impl Item {
    /// Makes an item without anything around it.
    pub(crate) fn bare(content: Content) -> Self {
        Item {
            above: Vec::new(),
            beside: None,
            content,
        }
    }

    /// Makes the item of a JSON value, with the keys of mappings in the order of their schema; what a schema gives as the
    /// default is left out.
    pub(crate) fn of_value(value: &Value, shape: Option<&Shape>) -> Self {
        Item::bare(match value {
            Value::Null => Content::Scalar(Scalar::Null),
            Value::Bool(value) => Content::Scalar(Scalar::Bool(*value)),
            Value::Number(number) => Content::Scalar(Scalar::Number(number.clone())),
            Value::String(text) => Content::Scalar(Scalar::Text(text.clone())),
            Value::Array(items) => Content::List(items.iter().map(|item| Item::of_value(item, shape)).collect()),
            Value::Object(entries) => {
                let is_default = |key: &str, value: &Value| {
                    let field = shape.and_then(|shape| shape.field(key));
                    field.is_some_and(|field| field.default.as_ref() == Some(value))
                };
                let entries = entries.iter().filter(|(key, value)| !is_default(key, value));
                let mut entries = entries
                    .map(|(key, value)| {
                        let inner = shape.and_then(|shape| shape.field(key)?.shape.as_ref());
                        (key.clone(), Item::of_value(value, inner))
                    })
                    .collect::<Vec<_>>();
                sort(&mut entries, shape);
                Content::Mapping(entries)
            }
        })
    }
}

/// Sorts the entries of a mapping as its schema does; unknown keys come last, as they came.
pub(crate) fn sort(entries: &mut [(String, Item)], shape: Option<&Shape>) {
    let Some(shape) = shape else { return };
    entries.sort_by_key(|(key, _)| shape.place(key));
}
