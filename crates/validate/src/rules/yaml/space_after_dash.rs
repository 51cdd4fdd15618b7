//! `yaml/space-after-dash` where the file parses all the same: a list of such entries is one text.

use crate::schema::Fault;
use deckle_content::rules::SPACE_AFTER_DASH;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

/// Reports a text that was meant as a list.
pub(crate) fn check(fault: &Fault<'_>) -> Diagnostic {
    let start = fault.found.node.span.start;
    let mut edits = Vec::new();
    let mut at = start;
    for line in fault.written().split('\n') {
        let indent = line.len() - line.trim_start().len();
        if line[indent..].starts_with('-') && !line[indent..].starts_with("- ") {
            edits.push(Edit {
                span: Span::point(at + indent + 1),
                replacement: " ".to_owned(),
            });
        }
        at += line.len() + 1;
    }
    let message = "the dash of a list entry needs a space after it";
    SPACE_AFTER_DASH
        .at(fault.file(), Span::new(start, start + 1), message)
        .label("read as part of a text")
        .help(format!("write the entries of {} as `- …`", fault.name()))
        .fix("add the space", Applicability::Suggested, edits)
}
