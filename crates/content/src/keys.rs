//! `yaml/duplicate-key` and `yaml/non-string-key`

use crate::rules::BY_MISREADING;
use crate::scalar::Scalar;
use crate::syntax;
use crate::tree::{KeyNode, Node, NodeKind};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a key that is given twice in one mapping, with both places.
    ///
    /// ## Why
    /// Readers of YAML disagree on which one counts, so one of the two values would be lost silently.
    ///
    /// ## Example
    /// ```yaml
    /// level: mid
    /// tags: [typing]
    /// level: senior
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: senior
    /// tags: [typing]
    /// ```
    DUPLICATE_KEY = "yaml/duplicate-key" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a key that is not text: a number, true or false, nothing, or a list.
    ///
    /// ## Why
    /// The format has only text as keys; what looks like a number is read differently by different programs.
    ///
    /// ## Example
    /// ```yaml
    /// tags:
    ///   2026: new this year
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags:
    ///   '2026': new this year
    /// ```
    NON_STRING_KEY = "yaml/non-string-key" { severity: Error, since: "0.1.0", fix: Some(Suggested), supersedes: BY_MISREADING }
}

/// Reports a key that a mapping has already.
pub(crate) fn duplicate(file: &Arc<SourceFile>, again: &KeyNode, first: &KeyNode) -> Diagnostic {
    let message = format!("the key `{}` is given twice", again.text);
    DUPLICATE_KEY
        .at(file, again.span, message)
        .label("again here")
        .also(first.span, "first here")
        .help("keep one of them")
}

/// Reads a node that stands where a key does.
pub(crate) fn as_key(file: &Arc<SourceFile>, node: Node) -> (KeyNode, Option<Diagnostic>) {
    let span = node.span;
    match node.kind {
        NodeKind::Scalar(Scalar::Text(text)) => (KeyNode { text, span }, None),
        NodeKind::Scalar(value) => {
            let text = file.slice(span).to_owned();
            let diagnostic = NON_STRING_KEY
                .at(
                    file,
                    span,
                    format!("the key `{text}` is read as {}, not as text", value.describe()),
                )
                .help(format!("put it in quotes: '{text}'"))
                .fix(
                    "quote the key",
                    Applicability::Suggested,
                    vec![Edit {
                        span,
                        replacement: format!("'{text}'"),
                    }],
                );
            (KeyNode { text, span }, Some(diagnostic))
        }
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
            let head = syntax::character(file, span.start);
            let diagnostic = NON_STRING_KEY
                .at(file, head, "a list or mapping cannot be a key")
                .help("if this is text that starts with a bracket, put it in quotes");
            let text = file.slice(span).to_owned();
            (KeyNode { text, span }, Some(diagnostic))
        }
    }
}
