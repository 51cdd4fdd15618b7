//! A document's tree as `jsonschema` reads it, so that the check needs no copy of the file as JSON.

use deckle_content::Scalar;
use deckle_content::tree::{KeyNode, Node, NodeKind};
use jsonschema::JsonType;
use jsonschema::json::{self, Json, NodeIdentity};
use serde_json::{Number, Value};
use std::borrow::Cow;
use std::slice;

/// The representation: values are [`View`]s.
#[derive(Debug)]
pub(crate) struct Tree;

/// A value of a document, or a key of it, which the check of keys reads like a value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum View<'a> {
    Value(&'a Node),
    Key(&'a str),
}

impl Json for Tree {
    type Node<'a> = View<'a>;
    type PreparedKey = String;
    type StringBuffer = ();
    /// Mappings have few keys: a look at each of them costs as much as one look-up.
    const KEYS_PER_LOOKUP: usize = 2;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(View<'_>) -> T) -> T {
        f(View::Key(string))
    }
}

impl<'a> View<'a> {
    fn scalar(self) -> Option<&'a Scalar> {
        match self {
            View::Value(Node {
                kind: NodeKind::Scalar(scalar),
                ..
            }) => Some(scalar),
            _ => None,
        }
    }

    fn text(self) -> Option<&'a str> {
        match self {
            View::Value(node) => node.as_str(),
            View::Key(key) => Some(key),
        }
    }
}

impl<'a> json::Node<'a, Tree> for View<'a> {
    type Object = Entries<'a>;
    type Array = Items<'a>;
    type Number = &'a Number;

    fn as_object(&self) -> Option<Entries<'a>> {
        match self {
            View::Value(node) if matches!(node.kind, NodeKind::Mapping(_)) => Some(Entries(node.entries())),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<Items<'a>> {
        match self {
            View::Value(node) if matches!(node.kind, NodeKind::Sequence(_)) => Some(Items(node.items())),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        self.text().map(Cow::Borrowed)
    }

    fn as_number(&self) -> Option<&'a Number> {
        match self.scalar() {
            Some(Scalar::Number(number)) => Some(number),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.scalar() {
            Some(Scalar::Bool(value)) => Some(*value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.scalar(), Some(Scalar::Null))
    }

    fn json_type(&self) -> JsonType {
        match self {
            View::Key(_) => JsonType::String,
            View::Value(node) => match &node.kind {
                NodeKind::Scalar(Scalar::Null) => JsonType::Null,
                NodeKind::Scalar(Scalar::Bool(_)) => JsonType::Boolean,
                NodeKind::Scalar(Scalar::Number(_)) => JsonType::Number,
                NodeKind::Scalar(Scalar::Text(_)) => JsonType::String,
                NodeKind::Sequence(_) => JsonType::Array,
                NodeKind::Mapping(_) => JsonType::Object,
            },
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self.text(), expected) {
            (Some(text), Value::String(expected)) => text == expected,
            (Some(_), _) | (None, Value::String(_)) => false,
            (None, _) => json::cmp::equal(&self.to_value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match self {
            View::Value(node) => node.to_value(),
            View::Key(key) => Value::String((*key).to_owned()),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match self {
            View::Value(node) => Some(NodeIdentity::new(std::ptr::from_ref(*node).addr())),
            View::Key(_) => None,
        }
    }
}

/// The entries of a mapping.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entries<'a>(&'a [(KeyNode, Node)]);

impl<'a> json::Object<'a, Tree> for Entries<'a> {
    type Node = View<'a>;
    type MemberName = &'a str;
    type MembersIter = std::iter::Map<slice::Iter<'a, (KeyNode, Node)>, fn(&'a (KeyNode, Node)) -> (&'a str, View<'a>)>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, key: &String) -> Option<View<'a>> {
        let (_, node) = self.0.iter().find(|(own, _)| own.text == *key)?;
        Some(View::Value(node))
    }

    fn members(&self) -> Self::MembersIter {
        self.0.iter().map(|(key, node)| (key.text.as_str(), View::Value(node)))
    }
}

/// The items of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Items<'a>(&'a [Node]);

impl<'a> json::Array<'a, Tree> for Items<'a> {
    type Node = View<'a>;
    type ElementsIter = std::iter::Map<slice::Iter<'a, Node>, fn(&'a Node) -> View<'a>>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn elements(&self) -> Self::ElementsIter {
        self.0.iter().map(View::Value)
    }

    fn is_unique(&self) -> bool {
        /// Items of which each is compared with each; longer lists are left to a set.
        const MAX_COMPARED: usize = 16;
        let texts = || self.0.iter().map(Node::as_str);
        if self.0.len() <= MAX_COMPARED && texts().all(|text| text.is_some()) {
            return texts()
                .enumerate()
                .all(|(at, text)| texts().take(at).all(|other| other != text));
        }
        let values = self.0.iter().map(Node::to_value).collect::<Vec<_>>();
        json::unique::is_unique(&values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deckle_content::Limits;
    use serde_json::json;

    /// What is said of a tree is what is said of the same file as JSON.
    #[test]
    fn trees_are_judged_like_json() {
        let schema = json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["a", "b"],
            "propertyNames": {"maxLength": 3},
            "properties": {
                "a": {"type": "string", "minLength": 2, "maxLength": 4, "pattern": "^[xä]"},
                "b": {
                    "type": "array", "minItems": 1, "maxItems": 20, "uniqueItems": true,
                    "items": {"enum": ["x", "y", 1, 2.5, null, true, [1], {"k": 1}]}
                },
                "c": {"type": "integer", "minimum": 1, "maximum": 9},
                "d": {"type": "boolean"},
                "e": {"type": "null"},
                "f": {"type": "object", "minProperties": 1, "maxProperties": 2},
                "g": {"type": "number"}
            }
        });
        let tree = jsonschema::options_for::<Tree>().build(&schema);
        let json = jsonschema::validator_for(&schema);
        let (Ok(tree), Ok(json)) = (tree, json) else {
            panic!("the schema compiles")
        };
        let long = format!("a: xx\nb: [{}]\n", "x, 1, ".repeat(20));
        let mut broken = 0;
        for yaml in [
            "a: xx\nb: [x, y, 1, 2.5, null, true, [1], {k: 1}]\nc: 3\nd: true\ne: null\nf: {k: v}\ng: 1.5\n",
            "a: ää\nb: [1.0]\n",
            "{}\n",
            "[]\n",
            "text\n",
            "3\n",
            "a: x\nb: []\n",
            "a: yyyyy\nb: [x, x]\nlong: 1\n",
            "a: 3\nb: {}\nc: 0\nd: 1\ne: x\nf: {}\ng: x\n",
            "a: xx\nb: [1, 1.0]\nc: 1.0\nf: {a: 1, b: 2, c: 3}\n",
            "a: xx\nb: [{k: 1}, {k: 1.0}, [1, 2], false, z]\nc: 10\n",
            &long,
        ] {
            let Some(document) = deckle_content::parse("t.yaml", yaml.as_bytes(), &Limits::DEFAULT).document else {
                panic!("{yaml:?} does not parse")
            };
            let value = document.root.to_value();
            let view = View::Value(&document.root);
            let say = |error: jsonschema::ValidationError<'_>| {
                format!("{} {} {error}", error.instance_path(), error.schema_path())
            };
            let of_tree = tree.iter_errors(view).map(say).collect::<Vec<_>>();
            let of_json = json.iter_errors(&value).map(say).collect::<Vec<_>>();
            assert_eq!(of_tree, of_json, "{yaml}");
            assert_eq!(tree.is_valid(view), of_json.is_empty(), "{yaml}");
            broken += usize::from(!of_json.is_empty());
        }
        assert_eq!(broken, 10);
    }
}
