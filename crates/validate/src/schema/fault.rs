//! One failure of the schema check with what its rule needs to word it.

use deckle_content::Document;
use deckle_content::tree::{Found, Node, NodeKind, Style};
use deckle_diagnostics::{SourceFile, Span};
use jsonschema::ValidationError;
use serde_json::Value;
use std::sync::Arc;

/// A schema failure and its place.
#[derive(Debug)]
pub(crate) struct Fault<'a> {
    pub(crate) document: &'a Document,
    pub(crate) error: ValidationError<'a>,
    /// The schema object whose keyword failed.
    pub(crate) schema: &'a Value,
    /// The value that failed, with its key if it has one.
    pub(crate) found: Found<'a>,
}

impl<'a> Fault<'a> {
    /// Finds a failure's value and schema; `None` only if the two disagree with the document.
    pub(crate) fn new(document: &'a Document, root: &'a Value, error: ValidationError<'a>) -> Option<Self> {
        let path = error.schema_path().as_str();
        let schema = root.pointer(path.rsplit_once('/')?.0)?;
        let found = document.root.at(error.instance_path().as_str())?;
        Some(Fault {
            document,
            error,
            schema,
            found,
        })
    }

    /// Returns the file.
    pub(crate) fn file(&self) -> &'a Arc<SourceFile> {
        &self.document.file
    }

    /// Returns the JSON pointer of the value.
    pub(crate) fn pointer(&self) -> &str {
        self.error.instance_path().as_str()
    }

    /// Returns what messages call the value: its key, or "an entry of" the list that holds it.
    pub(crate) fn name(&self) -> String {
        let pointer = self.pointer();
        let mut steps = pointer.rsplit('/').filter(|step| !step.is_empty());
        match steps.next() {
            None => "this file".to_owned(),
            Some(step) if step.bytes().all(|b| b.is_ascii_digit()) => match steps.next() {
                Some(list) => format!("an entry of `{}`", unescape(list)),
                None => "an entry".to_owned(),
            },
            Some(key) => format!("`{}`", unescape(key)),
        }
    }

    /// Returns what messages call the mapping that the value is: a question, an example.
    pub(crate) fn mapping_name(&self) -> &'static str {
        let pointer = self.pointer();
        match pointer.split('/').nth(1) {
            None => "this file",
            Some("snippets") => "this example",
            Some("guide") => "the guide's theme",
            Some(_) => "this entry",
        }
    }

    /// Returns a place of one line to point at.
    pub(crate) fn place(&self) -> Span {
        let node = self.found.node;
        match (&node.kind, self.found.key) {
            // A whole mapping or list is best named by its key, an empty value too.
            (NodeKind::Sequence(_) | NodeKind::Mapping(_), Some(key)) => key.span,
            (NodeKind::Mapping(entries), None) => entries.first().map_or(self.head(node), |(key, _)| key.span),
            (_, Some(key)) if self.head(node).is_empty() => key.span,
            // So is a block: its own first line is a sign.
            (_, Some(key)) if matches!(node.style, Style::Literal | Style::Folded) => key.span,
            _ => self.head(node),
        }
    }

    fn head(&self, node: &Node) -> Span {
        node.head(self.file())
    }

    /// Returns the value as written.
    pub(crate) fn written(&self) -> &'a str {
        self.file().slice(self.found.node.span)
    }

    /// Returns the hint that the schema gives for this value.
    pub(crate) fn hint(&self) -> Option<&'a str> {
        self.schema.get("x-hint").and_then(Value::as_str)
    }

    /// Returns what the schema says that the value is for.
    pub(crate) fn description(&self) -> Option<&'a str> {
        self.schema.get("description").and_then(Value::as_str)
    }
}

/// Reads a step of a JSON pointer (RFC 6901).
fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
