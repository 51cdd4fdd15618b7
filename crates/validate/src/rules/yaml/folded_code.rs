//! `yaml/folded-code`

use crate::visit::Walk;
use deckle_content::Document;
use deckle_content::fields;
use deckle_content::tree::Style;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports code, expected output or an answer in a style that joins its lines: `>`, or bare or quoted text of several
    /// lines.
    ///
    /// ## Why
    /// `>` turns line feeds into spaces: two statements become one line, and a Markdown list becomes a paragraph. `|` keeps
    /// lines as they are.
    ///
    /// ## Example
    /// ```yaml
    /// code: >
    ///   x = 1
    ///   print(x)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   x = 1
    ///   print(x)
    /// ```
    pub(crate) RULE = "yaml/folded-code" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Reports texts whose lines are joined.
pub(crate) fn check(document: &Document, walk: &Walk<'_>, out: &mut Vec<Diagnostic>) {
    let file = &document.file;
    for value in walk.scalars.iter().filter(|value| fields::keeps_lines(value.name)) {
        let node = value.node;
        let written = file.slice(node.span);
        let message = || format!("the lines of `{}` are joined into one", value.name);
        match node.style {
            Style::Folded => {
                let span = Span::new(node.span.start, (node.span.start + 1).min(node.span.end));
                let edit = Edit {
                    span,
                    replacement: "|".to_owned(),
                };
                out.push(
                    RULE.at(file, span, message())
                        .label("`>` turns line feeds into spaces")
                        .help("write `|`, which keeps the lines as they are")
                        .fix("write `|`", Applicability::Suggested, vec![edit]),
                );
            }
            Style::Plain | Style::SingleQuoted | Style::DoubleQuoted if written.trim_end().contains('\n') => out.push(
                RULE.at(file, node.head(file), message())
                    .label("text of several lines in this style is joined with spaces")
                    .help(format!(
                        "write `{}: |`, and the text on the lines below, indented",
                        value.name
                    )),
            ),
            _ => {}
        }
    }
}
