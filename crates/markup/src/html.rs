//! The Markdown tree and code as HTML, for the page, the deck and the JSON export.

use crate::highlight::{Class, highlight};
use crate::tree::{Align, Block, Inline};
use std::fmt::Write as _;

/// Escapes text for HTML content and for attribute values in double quotes.
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// Renders blocks as HTML without classes other than `right` and `center` on cells, and those of [`code_to_html`].
pub fn blocks_to_html(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(&mut out, block);
    }
    out
}

/// Renders inlines as HTML.
pub fn inlines_to_html(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(&mut out, inlines);
    out
}

/// Renders code as classed spans: `<span class="k">def</span> …`, to be put into `<pre><code>`.
///
/// The classes are those of [`Class::css`]; unclassed text stands bare, and unescaping the text gives the code back.
pub fn code_to_html(language: &str, code: &str) -> String {
    let mut out = String::with_capacity(code.len() * 2);
    for line in highlight(language, code) {
        for token in line {
            match token.class {
                Class::Plain => out.push_str(&escape_html(&token.text)),
                class => {
                    let _ = write!(
                        out,
                        "<span class=\"{}\">{}</span>",
                        class.css(),
                        escape_html(&token.text)
                    );
                }
            }
        }
        out.push('\n');
    }
    if !code.ends_with('\n') {
        out.pop();
    }
    out
}

fn push_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph { content } => element(out, "p", |out| push_inlines(out, content)),
        // An answer's headings stand below the question's own.
        Block::Heading { level, content } => {
            let tag = ["h4", "h5", "h6"][usize::from(level.saturating_sub(1)).min(2)];
            element(out, tag, |out| push_inlines(out, content));
        }
        Block::List { start, items } => push_list(out, *start, items),
        Block::Code { language, text } => {
            out.push_str("<pre><code>");
            out.push_str(&code_to_html(language, text));
            out.push_str("</code></pre>");
        }
        Block::Quote { content } => element(out, "blockquote", |out| {
            for block in content {
                push_block(out, block);
            }
        }),
        Block::Table { align, head, rows } => push_table(out, align, head, rows),
        Block::Rule => out.push_str("<hr>"),
    }
}

fn push_list(out: &mut String, start: Option<u64>, items: &[Vec<Block>]) {
    let tag = if start.is_some() { "ol" } else { "ul" };
    match start {
        Some(first) if first != 1 => {
            let _ = write!(out, "<ol start=\"{first}\">");
        }
        _ => {
            let _ = write!(out, "<{tag}>");
        }
    }
    for item in items {
        out.push_str("<li>");
        // A tight item is its text, without a paragraph around it.
        let tight = item
            .iter()
            .filter(|block| matches!(block, Block::Paragraph { .. }))
            .count()
            == 1;
        for block in item {
            match block {
                Block::Paragraph { content } if tight => push_inlines(out, content),
                block => push_block(out, block),
            }
        }
        out.push_str("</li>");
    }
    let _ = write!(out, "</{tag}>");
}

fn push_table(out: &mut String, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    let row = |out: &mut String, tag: &str, cells: &[Vec<Inline>]| {
        out.push_str("<tr>");
        for (at, cell) in cells.iter().enumerate() {
            let class = match align.get(at) {
                Some(Align::Center) => " class=\"center\"",
                Some(Align::Right) => " class=\"right\"",
                _ => "",
            };
            // An empty corner heads nothing; the others say what they head, which such a corner leaves open.
            let tag = if cell.is_empty() { "td" } else { tag };
            let scope = if tag == "th" { " scope=\"col\"" } else { "" };
            let _ = write!(out, "<{tag}{scope}{class}>");
            push_inlines(out, cell);
            let _ = write!(out, "</{tag}>");
        }
        out.push_str("</tr>");
    };
    out.push_str("<table><thead>");
    row(out, "th", head);
    out.push_str("</thead><tbody>");
    for cells in rows {
        row(out, "td", cells);
    }
    out.push_str("</tbody></table>");
}

fn push_inlines(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => out.push_str(&escape_html(text)),
            Inline::Code { text } => element(out, "code", |out| out.push_str(&escape_html(text))),
            Inline::Emphasis { content } => element(out, "em", |out| push_inlines(out, content)),
            Inline::Strong { content } => element(out, "strong", |out| push_inlines(out, content)),
            Inline::Link { url, content } => {
                let _ = write!(out, "<a href=\"{}\" rel=\"noopener noreferrer\">", escape_html(url));
                push_inlines(out, content);
                out.push_str("</a>");
            }
            Inline::Image { source, alt } => {
                let _ = write!(
                    out,
                    "<img src=\"{}\" alt=\"{}\">",
                    escape_html(source),
                    escape_html(alt)
                );
            }
            Inline::SoftBreak => out.push('\n'),
            Inline::HardBreak => out.push_str("<br>"),
        }
    }
}

fn element(out: &mut String, tag: &str, inside: impl FnOnce(&mut String)) {
    let _ = write!(out, "<{tag}>");
    inside(out);
    let _ = write!(out, "</{tag}>");
}
