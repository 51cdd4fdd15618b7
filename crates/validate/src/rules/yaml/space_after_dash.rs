//! `yaml/space-after-dash`
//!
//! Found by `deckle_content` where the file does not parse, and here where it does: a list of such entries is one text.

use crate::schema::Fault;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

rule! {
    /// ## What it does
    /// Reports a list entry whose dash has no space after it.
    ///
    /// ## Why
    /// Without the space YAML reads one text, `-typing`, and no list.
    ///
    /// ## Example
    /// ```yaml
    /// tags:
    ///   -typing
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags:
    ///   - typing
    /// ```
    "yaml/space-after-dash", Error, Suggested, firm
}

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
    Diagnostic::error(RULE.code, fault.file(), Span::new(start, start + 1), message)
        .label("read as part of a text")
        .help(format!("write the entries of {} as `- …`", fault.name()))
        .fix("add the space", Applicability::Suggested, edits)
}
