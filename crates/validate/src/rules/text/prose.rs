//! The lines of a file that are prose: questions, titles and answers without their code.

use crate::visit::{Value, Walk};
use deckle_content::Document;
use deckle_content::fields::Kind;
use deckle_content::tree::Style;
use deckle_diagnostics::Span;

/// A line of prose.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Its place, without the indentation of its block.
    pub(super) span: Span,
    /// The text as written.
    pub(super) text: &'a str,
    /// Whether it is part of a block.
    pub(super) in_block: bool,
    /// Whether it is a value without quotes.
    pub(super) bare: bool,
}

/// Returns a document's lines of prose, of those texts that `of_interest` names; fenced code in an answer is left out.
pub(super) fn lines<'a>(
    document: &'a Document,
    walk: &Walk<'a>,
    of_interest: impl Fn(&Value<'_>) -> bool,
) -> Vec<Line<'a>> {
    let file = &document.file;
    let mut out = Vec::new();
    let prose = walk.scalars.iter().filter(|value| value.kind() == Some(Kind::Prose));
    for value in prose.filter(|value| of_interest(value)) {
        let node = value.node;
        let spans = match node.style {
            Style::Literal => node.lines(file),
            _ => whole_lines(document, node.span),
        };
        let mut fenced = false;
        for span in spans {
            let text = file.slice(span);
            let fence = text.trim_start().starts_with("```") || text.trim_start().starts_with("~~~");
            fenced ^= fence;
            if !fence && !fenced {
                out.push(Line {
                    span,
                    text,
                    in_block: matches!(node.style, Style::Literal | Style::Folded),
                    bare: node.style == Style::Plain,
                });
            }
        }
    }
    out
}

/// Splits a place into its lines, without their indentation.
fn whole_lines(document: &Document, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = span.start;
    for line in document.file.slice(span).split('\n') {
        let indent = line.len() - line.trim_start().len();
        out.push(Span::new(start + indent, start + line.len()));
        start += line.len() + 1;
    }
    out
}

/// Returns the places of a document's code and output.
pub(super) fn code_spans(walk: &Walk<'_>) -> Vec<Span> {
    let all = walk.scalars.iter();
    all.filter(|value| matches!(value.kind(), Some(Kind::Code | Kind::Output)))
        .map(|value| value.node.span)
        .collect()
}
