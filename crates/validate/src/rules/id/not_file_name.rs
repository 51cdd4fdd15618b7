//! `id/not-file-name`

use crate::schema::Fault;
use deckle_content::tree::{KeyNode, Node};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an id inside a question's file.
    ///
    /// ## Why
    /// The file's name is the question's id. A second one inside would sooner or later be another one.
    ///
    /// ## Example
    /// ```yaml
    /// id: late-binding
    /// question: When does a closure look up its variables?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: When does a closure look up its variables?
    /// ```
    pub(crate) RULE = "id/not-file-name" { severity: Error, since: "0.1.0", fix: Some(Safe) }
}

/// Keys under which authors give an id.
const KEYS: [&str; 4] = ["id", "key", "slug", "uid"];

/// Reports an id among a file's unknown keys; `None` if the key is another.
pub(crate) fn check(fault: &Fault<'_>, key: &KeyNode, node: &Node) -> Option<Diagnostic> {
    if !fault.pointer().is_empty() || !KEYS.contains(&key.text.as_str()) {
        return None;
    }
    let file = fault.file();
    let found = RULE
        .at(file, key.span, "a question's id is the name of its file")
        .label("an id of its own has no effect")
        .help("delete this line; to rename a question, rename its file and give its old key in `formerly`");
    let line = file.line(file.position(key.span.start).line)?;
    if node.span.end > line.end || key.span.start != line.start {
        return Some(found);
    }
    let edit = Edit {
        span: Span::new(line.start, (line.end + 1).min(file.text().len())),
        replacement: String::new(),
    };
    Some(found.fix("delete this line", Applicability::Safe, vec![edit]))
}
