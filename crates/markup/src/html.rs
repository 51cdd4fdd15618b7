//! The Markdown tree and code as HTML, for the page, the deck and the JSON export, and as XHTML for the ebook.

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

/// How the tree is written where those who show it differ.
#[derive(Debug, Clone, Copy)]
pub struct HtmlStyle {
    /// The level of an answer's highest heading, 1 to 6: it stands below the heading of its question.
    pub heading: u8,
    /// Whether empty elements are closed, as XML asks.
    pub xhtml: bool,
    /// The tag that opens code in running text.
    pub inline_code: &'static str,
    /// Renders a block of code from its language and text.
    pub code_block: fn(&str, &str) -> String,
}

impl Default for HtmlStyle {
    /// HTML, for answers below an `h3`.
    fn default() -> Self {
        HtmlStyle {
            heading: 4,
            xhtml: false,
            inline_code: "<code>",
            code_block: |language, text| format!("<pre><code>{}</code></pre>", code_to_html(language, text)),
        }
    }
}

impl HtmlStyle {
    /// Renders blocks without classes other than `right` and `center` on cells, and those of the code.
    pub fn blocks(&self, blocks: &[Block]) -> String {
        let mut out = String::new();
        for block in blocks {
            self.push_block(&mut out, block);
        }
        out
    }

    /// Renders inlines.
    pub fn inlines(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.push_inlines(&mut out, inlines);
        out
    }
}

/// Renders blocks as HTML in the default style.
pub fn blocks_to_html(blocks: &[Block]) -> String {
    HtmlStyle::default().blocks(blocks)
}

/// Renders inlines as HTML in the default style.
pub fn inlines_to_html(inlines: &[Inline]) -> String {
    HtmlStyle::default().inlines(inlines)
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

impl HtmlStyle {
    fn push_block(&self, out: &mut String, block: &Block) {
        match block {
            Block::Paragraph { content } => element(out, "p", |out| self.push_inlines(out, content)),
            // An answer's headings stand below the question's own.
            Block::Heading { level, content } => {
                let level = (self.heading + level.saturating_sub(1)).min(6).min(self.heading + 2);
                element(out, &format!("h{level}"), |out| self.push_inlines(out, content));
            }
            Block::List { start, items } => self.push_list(out, *start, items),
            Block::Code { language, text } => {
                out.push_str(&(self.code_block)(language, text));
            }
            Block::Quote { content } => element(out, "blockquote", |out| {
                for block in content {
                    self.push_block(out, block);
                }
            }),
            Block::Table { align, head, rows } => self.push_table(out, align, head, rows),
            Block::Rule => self.push_empty(out, "hr"),
        }
    }

    fn push_list(&self, out: &mut String, start: Option<u64>, items: &[Vec<Block>]) {
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
                    Block::Paragraph { content } if tight => self.push_inlines(out, content),
                    block => self.push_block(out, block),
                }
            }
            out.push_str("</li>");
        }
        let _ = write!(out, "</{tag}>");
    }

    fn push_table(&self, out: &mut String, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
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
                self.push_inlines(out, cell);
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

    fn push_inlines(&self, out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => out.push_str(&escape_html(text)),
                Inline::Code { text } => {
                    out.push_str(self.inline_code);
                    out.push_str(&escape_html(text));
                    out.push_str("</code>");
                }
                Inline::Emphasis { content } => element(out, "em", |out| self.push_inlines(out, content)),
                Inline::Strong { content } => element(out, "strong", |out| self.push_inlines(out, content)),
                Inline::Link { url, content } => {
                    let _ = write!(out, "<a href=\"{}\" rel=\"noopener noreferrer\">", escape_html(url));
                    self.push_inlines(out, content);
                    out.push_str("</a>");
                }
                Inline::Image { source, alt } => {
                    let (source, alt) = (escape_html(source), escape_html(alt));
                    self.push_empty(out, &format!("img src=\"{source}\" alt=\"{alt}\""));
                }
                Inline::SoftBreak => out.push('\n'),
                Inline::HardBreak => self.push_empty(out, "br"),
            }
        }
    }

    fn push_empty(&self, out: &mut String, tag: &str) {
        let end = if self.xhtml { "/>" } else { ">" };
        let _ = write!(out, "<{tag}{end}");
    }
}

fn element(out: &mut String, tag: &str, inside: impl FnOnce(&mut String)) {
    let _ = write!(out, "<{tag}>");
    inside(out);
    let _ = write!(out, "</{tag}>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parse, parse_inline};

    #[test]
    fn a_style_closes_what_is_empty_and_moves_headings() {
        let style = HtmlStyle {
            heading: 3,
            xhtml: true,
            inline_code: "<code dir=\"ltr\">",
            code_block: |language, text| format!("[{language}: {text}]"),
        };
        let text = "# A\n\n##### B\n\na  \nb `c`\n\n---\n\n```x\ny\n```\n";
        assert_eq!(
            style.blocks(&parse(text)),
            "<h3>A</h3><h5>B</h5><p>a<br/>b <code dir=\"ltr\">c</code></p><hr/>[x: y\n]"
        );
        assert_eq!(
            blocks_to_html(&parse(text)),
            "<h4>A</h4><h6>B</h6><p>a<br>b <code>c</code></p><hr><pre><code>y\n</code></pre>"
        );
        let picture = parse_inline("![a \"b\"](c.png)");
        assert_eq!(style.inlines(&picture), "<img src=\"c.png\" alt=\"a &quot;b&quot;\"/>");
    }
}
