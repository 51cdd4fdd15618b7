//! Walks over a document's tree.

use deckle_content::Document;
use deckle_content::fields::{self, Kind};
use deckle_content::tree::{KeyNode, Node, NodeKind};
use deckle_diagnostics::Span;

/// A scalar and the key that names it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    /// The nearest key above: its own, or that of the list that holds it; empty if there is none.
    pub(crate) name: &'a str,
    /// The key of its own, if its parent is a mapping.
    pub(crate) key: Option<&'a KeyNode>,
    /// The value.
    pub(crate) node: &'a Node,
}

impl Value<'_> {
    /// Returns what kind of text the value is, by its key.
    pub(crate) fn kind(&self) -> Option<Kind> {
        fields::text_kind(self.name)
    }

    /// Tells whether the value is a text that readers see as words: prose, or what an example writes.
    pub(crate) fn is_shown(&self) -> bool {
        matches!(self.kind(), Some(Kind::Prose | Kind::Output))
    }

    /// Returns a place of one line to point at.
    pub(crate) fn place(&self, document: &Document) -> Span {
        let head = self.node.head(&document.file);
        match self.key {
            Some(key) if head.is_empty() => key.span,
            _ => head,
        }
    }
}

/// What a document says, in the file's order: one walk serves all rules.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    pub(crate) scalars: Vec<Value<'a>>,
    pub(crate) keys: Vec<&'a KeyNode>,
}

impl<'a> Walk<'a> {
    /// Walks over a document's tree.
    pub(crate) fn of(document: &'a Document) -> Self {
        let mut walk = Walk {
            scalars: Vec::with_capacity(16),
            keys: Vec::with_capacity(16),
        };
        let mut stack = Vec::with_capacity(16);
        stack.push(Value {
            name: "",
            key: None,
            node: &document.root,
        });
        while let Some(value) = stack.pop() {
            walk.keys.extend(value.key);
            match &value.node.kind {
                NodeKind::Scalar(_) => walk.scalars.push(value),
                NodeKind::Sequence(items) => stack.extend(items.iter().rev().map(|node| Value {
                    name: value.name,
                    key: None,
                    node,
                })),
                NodeKind::Mapping(entries) => stack.extend(entries.iter().rev().map(|(key, node)| Value {
                    name: &key.text,
                    key: Some(key),
                    node,
                })),
            }
        }
        walk
    }
}
