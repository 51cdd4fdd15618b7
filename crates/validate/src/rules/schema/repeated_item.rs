//! `schema/repeated-item`

use crate::schema::Fault;
use deckle_content::tree::{Node, Style};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::collections::HashMap;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an entry that stands twice in a list.
    ///
    /// ## Why
    /// The second says nothing new; it is what a merge leaves behind.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [typing, classes, typing]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing, classes]
    /// ```
    pub(crate) RULE = "schema/repeated-item" { severity: Error, since: "0.1.0", fix: Some(Safe) }
}

/// Reports each entry that stood before.
pub(crate) fn check(fault: &Fault<'_>) -> Vec<Diagnostic> {
    let list = fault.found.node;
    let items = list.items();
    let mut seen: HashMap<String, &Node> = HashMap::new();
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let written = item.to_value().to_string();
        let Some(first) = seen.get(&written) else {
            seen.insert(written, item);
            continue;
        };
        let message = match item.as_str() {
            Some(text) => format!("{} lists `{text}` twice", fault.name()),
            None => format!("{} lists the same entry twice", fault.name()),
        };
        let file = fault.file();
        let found = RULE
            .at(file, item.head(file), message)
            .label("again here")
            .also(first.head(file), "first here")
            .help("delete the second one");
        let span = match list.style {
            // From the end of the entry before, so that the comma goes too.
            Style::Flow => items
                .get(at.wrapping_sub(1))
                .map(|before| Span::new(before.span.end, item.span.end)),
            _ => whole_line(file, item),
        };
        out.push(match span {
            Some(span) => found.fix(
                "delete the second one",
                Applicability::Safe,
                vec![Edit {
                    span,
                    replacement: String::new(),
                }],
            ),
            None => found,
        });
    }
    out
}

/// Returns the line of a one-line entry of a block list, with its line feed; `None` if it holds anything else.
fn whole_line(file: &SourceFile, item: &Node) -> Option<Span> {
    let line = file.line(file.position(item.span.start).line)?;
    let before = file.slice(Span::new(line.start, item.span.start.max(line.start)));
    let alone = before.trim() == "-"
        && file
            .slice(Span::new(item.span.end.min(line.end), line.end))
            .trim()
            .is_empty();
    let end = (line.end + 1).min(file.text().len());
    (alone && item.span.end <= line.end).then_some(Span::new(line.start, end))
}
