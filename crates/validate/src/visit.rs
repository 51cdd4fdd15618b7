//! Walks over a document's tree.

use deckle_content::Document;
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

/// Keys whose text is written for readers.
const PROSE: [&str; 8] = [
    "question",
    "title",
    "answer",
    "description",
    "raises",
    "not_run",
    "reason",
    "subtitle",
];

impl Value<'_> {
    /// Tells whether the value is text written for readers.
    pub(crate) fn is_prose(&self) -> bool {
        PROSE.contains(&self.name)
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

/// Yields a document's scalars in the file's order.
pub(crate) fn scalars(document: &Document) -> impl Iterator<Item = Value<'_>> {
    let mut stack = vec![Value {
        name: "",
        key: None,
        node: &document.root,
    }];
    std::iter::from_fn(move || {
        while let Some(value) = stack.pop() {
            match &value.node.kind {
                NodeKind::Scalar(_) => return Some(value),
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
        None
    })
}

/// Yields a document's keys.
pub(crate) fn keys(document: &Document) -> impl Iterator<Item = &KeyNode> {
    let mut stack = vec![&document.root];
    let mut pending: Vec<&KeyNode> = Vec::new();
    std::iter::from_fn(move || {
        loop {
            if let Some(key) = pending.pop() {
                return Some(key);
            }
            let node = stack.pop()?;
            stack.extend(node.items().iter().rev());
            stack.extend(node.entries().iter().rev().map(|(_, node)| node));
            pending.extend(node.entries().iter().rev().map(|(key, _)| key));
        }
    })
}
