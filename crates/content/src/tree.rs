//! A YAML document as a tree in which every key, value and line has its place in the file.

use crate::scalar::Scalar;
use deckle_diagnostics::{SourceFile, Span};
use serde_json::{Map, Value};

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Bare words.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`: lines kept.
    Literal,
    /// `>`: lines joined.
    Folded,
    /// A list or mapping as indented lines.
    Block,
    /// A list or mapping in brackets.
    Flow,
}

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The whole value as written, quotes and block header included.
    pub span: Span,
    /// How it is written.
    pub style: Style,
    /// What it is.
    pub kind: NodeKind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Text, a number, true or false, or nothing.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping, in the file's order, without repeated keys.
    Mapping(Vec<(KeyNode, Node)>),
}

/// A key of a mapping and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyNode {
    /// The key.
    pub text: String,
    /// The key as written.
    pub span: Span,
}

/// What a JSON pointer leads to.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The key that holds the value, if its parent is a mapping.
    pub key: Option<&'a KeyNode>,
    /// The value.
    pub node: &'a Node,
}

impl Node {
    /// Returns the value as JSON. Depth is bounded by the parser.
    pub fn to_value(&self) -> Value {
        match &self.kind {
            NodeKind::Scalar(value) => value.to_value(),
            NodeKind::Sequence(items) => items.iter().map(Node::to_value).collect(),
            NodeKind::Mapping(entries) => {
                let mut object = Map::with_capacity(entries.len());
                for (key, node) in entries {
                    object.insert(key.text.clone(), node.to_value());
                }
                Value::Object(object)
            }
        }
    }

    /// Tells whether a value is another one, however both are written and in whatever order their keys stand.
    pub fn has_value_of(&self, other: &Node) -> bool {
        match (&self.kind, &other.kind) {
            (NodeKind::Scalar(own), NodeKind::Scalar(other)) => own == other,
            (NodeKind::Sequence(own), NodeKind::Sequence(other)) => {
                own.len() == other.len() && own.iter().zip(other).all(|(own, other)| own.has_value_of(other))
            }
            (NodeKind::Mapping(own), NodeKind::Mapping(entries)) => {
                let same = |(key, node): &(KeyNode, Node)| {
                    let found = other.entry(&key.text);
                    found.is_some_and(|found| node.has_value_of(found.node))
                };
                own.len() == entries.len() && own.iter().all(same)
            }
            _ => false,
        }
    }

    /// Finds the value that a JSON pointer (RFC 6901) leads to.
    pub fn at(&self, pointer: &str) -> Option<Found<'_>> {
        let mut found = Found { key: None, node: self };
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            found = match &found.node.kind {
                NodeKind::Mapping(_) => found.node.entry(&step)?,
                NodeKind::Sequence(items) => Found {
                    key: None,
                    node: items.get(step.parse::<usize>().ok()?)?,
                },
                NodeKind::Scalar(_) => return None,
            };
        }
        Some(found)
    }

    /// Finds an entry of a mapping by its key.
    pub fn entry(&self, key: &str) -> Option<Found<'_>> {
        let (key, node) = self.entries().iter().find(|(own, _)| own.text == key)?;
        Some(Found { key: Some(key), node })
    }

    /// Returns the entries of a mapping; none for other values.
    pub fn entries(&self) -> &[(KeyNode, Node)] {
        match &self.kind {
            NodeKind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// Returns the items of a list; none for other values.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            NodeKind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// Returns the text of a scalar that is text.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar(Scalar::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns a place of one line to point at for the whole value: its first line.
    pub fn head(&self, file: &SourceFile) -> Span {
        let text = file.slice(self.span);
        let line = text.find('\n').unwrap_or(text.len());
        Span::new(self.span.start, self.span.start + text[..line].trim_end().len())
    }

    /// Returns the place of each line of a scalar's text, in order.
    ///
    /// Lines of a `|` block are where they stand in the file, without their indentation; a text in another style has one
    /// place for its first line and none for further ones.
    pub fn lines(&self, file: &SourceFile) -> Vec<Span> {
        let NodeKind::Scalar(Scalar::Text(text)) = &self.kind else {
            return Vec::new();
        };
        if self.style != Style::Literal {
            return vec![self.head(file)];
        }
        let header = file.position(self.span.start).line;
        let mut out = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let Some(span) = file.line(header + 1 + at) else { break };
            let source = file.slice(span);
            // What the block removed is what the source line has before the text line.
            let indent = match source.len().checked_sub(line.len()) {
                Some(indent) if source.is_char_boundary(indent) && &source[indent..] == line => indent,
                _ => source.len() - source.trim_start_matches(' ').len(),
            };
            out.push(Span::new(span.start + indent, span.end));
        }
        out
    }
}
