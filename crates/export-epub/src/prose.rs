//! Contributed Markdown as XHTML.

use crate::address;
use crate::code;
use crate::image::{self, Images};
use crate::inline::{each_inline, visit};
use deckle_markup::{HtmlStyle, Inline, inlines_to_text, parse, parse_inline};

/// How Markdown is written in a book: an answer's headings stand below the question's `h2`, and code runs from left to
/// right in every script.
const STYLE: HtmlStyle = HtmlStyle {
    heading: 3,
    xhtml: true,
    inline_code: "<code dir=\"ltr\">",
    code_block: |language, text| {
        format!(
            "<pre class=\"code\" dir=\"ltr\"><code>{}</code></pre>",
            code::lines(language, text)
        )
    },
};

/// Renders an answer of a topic, with its images.
pub(crate) fn answer(markdown: &str, topic: &str, images: &Images) -> String {
    let mut blocks = parse(markdown);
    for block in &mut blocks {
        each_inline(block, &mut |inline| match inline {
            Inline::Image { .. } => images.place(topic, inline),
            Inline::Link { url, .. } => *url = address::href(url),
            _ => {}
        });
    }
    STYLE.blocks(&blocks)
}

/// Renders a text that has no topic, such as the collection's description; its images are words.
pub(crate) fn blocks(markdown: &str) -> String {
    answer(markdown, "", &Images::default())
}

/// Renders one line, such as a question. Links lose their target: lists of questions are links themselves.
pub(crate) fn line(markdown: &str) -> String {
    let mut inlines = parse_inline(markdown);
    visit(&mut inlines, &mut |inline| {
        if let Inline::Image { .. } = inline {
            image::to_words(inline);
        }
    });
    STYLE.inlines(&without_links(inlines))
}

/// Returns the words of one line.
pub(crate) fn words(markdown: &str) -> String {
    inlines_to_text(&parse_inline(markdown))
}

/// Returns the words of blocks in one line.
pub(crate) fn summary(markdown: &str) -> String {
    deckle_markup::blocks_to_text(&parse(markdown))
        .trim()
        .replace('\n', " ")
}

fn without_links(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Link { content, .. } => out.extend(without_links(content)),
            Inline::Emphasis { content } => out.push(Inline::Emphasis {
                content: without_links(content),
            }),
            Inline::Strong { content } => out.push(Inline::Strong {
                content: without_links(content),
            }),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_well_formed_and_lines_hold_no_links() {
        assert_eq!(
            blocks("# A\n\na  \nb `c`\n\n---\n"),
            "<h3>A</h3><p>a<br/>b <code dir=\"ltr\">c</code></p><hr/>"
        );
        assert_eq!(line("What is [*x*](https://a.example/)?"), "What is <em>x</em>?");
        assert_eq!(
            blocks("![a <b>](https://a.example/x.png)"),
            "<p><em>[Image: a &lt;b&gt;]</em></p>"
        );
    }
}
