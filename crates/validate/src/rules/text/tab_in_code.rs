//! `text/tab-in-code`

use crate::visit::{Value, Walk};
use deckle_content::Document;
use deckle_content::fields::Kind;
use deckle_content::tree::Style;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports tabs that indent the lines of an example.
    ///
    /// ## Why
    /// Every export shows tabs with another width, and Python refuses tabs and spaces in one block.
    ///
    /// ## Example
    /// ```text
    /// code: |
    ///   if True:
    ///   (tab)print(1)
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// code: |
    ///   if True:
    ///       print(1)
    /// ```
    pub(crate) RULE = "text/tab-in-code" { severity: Warning, since: "0.1.0", fix: Some(Suggested), suppressible: true }
}

/// Reports tabs that indent code, once an example.
pub(crate) fn check(document: &Document, walk: &Walk<'_>, out: &mut Vec<Diagnostic>) {
    let file = &document.file;
    if !file.text().contains('\t') {
        return;
    }
    let code = |value: &&Value<'_>| value.kind() == Some(Kind::Code);
    for value in walk.scalars.iter().filter(code) {
        if value.node.style != Style::Literal {
            continue;
        }
        let mut edits = Vec::new();
        for line in value.node.lines(file) {
            let text = file.slice(line);
            let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
            let tabs = text[..indent].char_indices().filter(|(_, c)| *c == '\t');
            edits.extend(tabs.map(|(at, _)| Edit {
                span: Span::new(line.start + at, line.start + at + 1),
                replacement: "    ".to_owned(),
            }));
        }
        let Some(first) = edits.first().map(|edit| edit.span) else {
            continue;
        };
        out.push(
            RULE.at(file, first, "a tab indents code")
                .label("shown with another width everywhere")
                .help("indent with four spaces")
                .fix("replace each tab by four spaces", Applicability::Suggested, edits),
        );
    }
}
