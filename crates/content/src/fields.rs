//! The fields of the files as data, read from their schemas, so that no other place lists them.
//!
//! Only standard keywords are read: `type`, `items`, `properties`, `$ref`, `default`, `maxItems`, and `contentMediaType`,
//! which says what a text is: `text/markdown` and `text/plain` are prose, `text/x-code` is code, `text/x-output` is what
//! an example writes. `schemas/README.md` has the whole list.

use serde_json::Value;
use std::sync::LazyLock;

/// The schema of a question's file, as JSON.
pub const QUESTION_SCHEMA: &str = include_str!("../../../schemas/question.schema.json");
/// The schema of a topic's file, as JSON.
pub const TOPIC_SCHEMA: &str = include_str!("../../../schemas/topic.schema.json");
/// The schema of a collection's settings, `deckle.yaml`, as JSON.
pub const CONFIG_SCHEMA: &str = include_str!("../../../schemas/config.schema.json");

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text written for readers.
    Prose,
    /// Code.
    Code,
    /// What an example writes, or ends in.
    Output,
    /// The name of something else: a question, a file, a link; or a list of such names.
    Reference,
    /// A list.
    List,
    /// A mapping.
    Mapping,
    /// A word, a number, or true or false.
    Meta,
}

/// A field of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its key.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it is a list.
    pub is_list: bool,
    /// Whether it is a list of so few entries that it may stand on one line.
    pub is_short_list: bool,
    /// Whether the line feeds of its text matter: code, output, and Markdown of several paragraphs.
    pub keeps_lines: bool,
    /// What is meant where it is left out.
    pub default: Option<Value>,
    /// The fields of the mapping that it holds, or of each mapping in its list.
    pub shape: Option<Shape>,
}

/// The fields of a mapping, in the order in which they are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The fields that have names.
    pub fields: Vec<Field>,
}

impl Shape {
    /// Finds a field by its key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == key)
    }

    /// Returns a key's place in the written order; unknown keys come after all others.
    pub fn place(&self, key: &str) -> usize {
        let at = self.fields.iter().position(|field| field.name == key);
        at.unwrap_or(self.fields.len())
    }

    /// Returns every field of this mapping and of those in it.
    pub fn all(&self) -> Vec<&Field> {
        let mut out = Vec::new();
        for field in &self.fields {
            out.push(field);
            out.extend(field.shape.iter().flat_map(Shape::all));
        }
        out
    }
}

/// The fields of a question's file.
pub static QUESTION: LazyLock<Shape> = LazyLock::new(|| read(QUESTION_SCHEMA));
/// The fields of a topic's file.
pub static TOPIC: LazyLock<Shape> = LazyLock::new(|| read(TOPIC_SCHEMA));
/// The fields of a collection's settings.
pub static CONFIG: LazyLock<Shape> = LazyLock::new(|| read(CONFIG_SCHEMA));

/// Yields the fields of all files. A key that stands in several places holds the same kind of text in each.
pub fn all() -> impl Iterator<Item = &'static Field> {
    [&QUESTION, &TOPIC, &CONFIG].into_iter().flat_map(|shape| shape.all())
}

/// Tells whether a key's value is a list.
pub fn is_list(name: &str) -> bool {
    all().any(|field| field.is_list && field.name == name)
}

/// Tells whether the line feeds of a key's text matter, so that no style may join its lines.
pub fn keeps_lines(name: &str) -> bool {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let keeping = all().filter(|field| field.keeps_lines);
        keeping.map(|field| field.name.as_str()).collect()
    });
    NAMES.contains(&name)
}

/// Returns what the text of a field is, by its key; `None` if no field of that name holds prose, code or output.
pub fn text_kind(name: &str) -> Option<Kind> {
    static TEXTS: LazyLock<Vec<(&str, Kind)>> = LazyLock::new(|| {
        let is_text = |field: &&Field| matches!(field.kind, Kind::Prose | Kind::Code | Kind::Output);
        all()
            .filter(is_text)
            .map(|field| (field.name.as_str(), field.kind))
            .collect()
    });
    TEXTS.iter().find(|(key, _)| *key == name).map(|(_, kind)| *kind)
}

#[allow(
    clippy::expect_used,
    reason = "the schemas are compiled into the program, and a test reads each of them: no input reaches this"
)]
fn read(schema: &str) -> Shape {
    let root = serde_json::from_str::<Value>(schema).expect("an embedded schema is JSON");
    shape(&root, &root).unwrap_or(Shape { fields: Vec::new() })
}

/// Reads the fields of a mapping's schema; `None` if it names none.
fn shape(schema: &Value, root: &Value) -> Option<Shape> {
    let properties = schema.get("properties")?.as_object()?;
    let fields = properties.iter().map(|(name, schema)| field(name, schema, root));
    Some(Shape {
        fields: fields.collect(),
    })
}

fn field(name: &str, schema: &Value, root: &Value) -> Field {
    let own = resolve(schema, root);
    let items = own.get("items");
    let inner = items.map_or(own, |items| resolve(items, root));
    let most = own.get("maxItems").and_then(Value::as_u64);
    let kind = kind(items.unwrap_or(schema), own, inner);
    let longest = own.get("maxLength").and_then(Value::as_u64).unwrap_or_default();
    Field {
        name: name.to_owned(),
        kind,
        keeps_lines: matches!(kind, Kind::Code | Kind::Output) || kind == Kind::Prose && longest >= PARAGRAPHS,
        is_list: items.is_some(),
        is_short_list: most.is_some_and(|most| most <= SHORT),
        default: own.get("default").cloned(),
        shape: shape(inner, root),
    }
}

/// Entries up to which a list may stand on one line.
const SHORT: u64 = 20;
/// Characters from which on a text that a schema allows has paragraphs.
const PARAGRAPHS: u64 = 2000;
/// The definitions whose values name something else.
const REFERENCES: [&str; 5] = ["id", "question", "key", "link", "file"];

/// Tells what a field holds from its schema as written, the same with its `$ref` followed, and that of its items.
fn kind(written: &Value, own: &Value, inner: &Value) -> Kind {
    let target = written.get("$ref").and_then(Value::as_str).unwrap_or_default();
    if target
        .strip_prefix("#/$defs/")
        .is_some_and(|name| REFERENCES.contains(&name))
    {
        return Kind::Reference;
    }
    match own.get("type").and_then(Value::as_str) {
        Some("array") => return Kind::List,
        Some("object") => return Kind::Mapping,
        _ => {}
    }
    match inner.get("contentMediaType").and_then(Value::as_str) {
        Some("text/markdown" | "text/plain") => Kind::Prose,
        Some("text/x-code") => Kind::Code,
        Some("text/x-output") => Kind::Output,
        _ => Kind::Meta,
    }
}

/// Follows a schema's `$ref` within its document.
fn resolve<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    let pointer = schema.get("$ref").and_then(Value::as_str);
    let target = pointer.and_then(|pointer| root.pointer(pointer.strip_prefix('#')?));
    target.unwrap_or(schema)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Collects the keys of every `properties` in a schema, however deep.
    fn properties(schema: &Value, out: &mut BTreeSet<String>) {
        match schema {
            Value::Object(object) => {
                if let Some(Value::Object(properties)) = object.get("properties") {
                    out.extend(properties.keys().cloned());
                }
                object.values().for_each(|inner| properties(inner, out));
            }
            Value::Array(items) => items.iter().for_each(|inner| properties(inner, out)),
            _ => {}
        }
    }

    #[test]
    fn the_table_covers_every_property() {
        for (schema, shape) in [
            (QUESTION_SCHEMA, &QUESTION),
            (TOPIC_SCHEMA, &TOPIC),
            (CONFIG_SCHEMA, &CONFIG),
        ] {
            let schema: Value = serde_json::from_str(schema).unwrap_or_default();
            let mut named = BTreeSet::new();
            properties(&schema, &mut named);
            let covered: BTreeSet<String> = shape.all().iter().map(|field| field.name.clone()).collect();
            assert_eq!(covered, named);
            // A text of free form says what it is.
            for field in shape.all() {
                let place = schema.pointer(&format!("/properties/{}", field.name));
                let free = place.is_some_and(|own| {
                    own.get("type") == Some(&"string".into())
                        && own.get("pattern").is_none()
                        && own.get("enum").is_none()
                });
                assert!(
                    !free || field.kind != Kind::Meta,
                    "{} has no contentMediaType",
                    field.name
                );
            }
        }
    }

    #[test]
    fn a_name_is_one_kind_of_text_everywhere() {
        let mut kinds: BTreeMap<&str, BTreeSet<bool>> = BTreeMap::new();
        for field in all() {
            let same = text_kind(&field.name).is_none_or(|kind| kind == field.kind);
            kinds.entry(&field.name).or_default().insert(same);
        }
        assert!(kinds.values().all(|same| !same.contains(&false)), "{kinds:?}");
        assert_eq!(text_kind("stdout"), Some(Kind::Output));
        assert_eq!(text_kind("tags"), None);
    }
}
