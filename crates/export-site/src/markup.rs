//! Contributed Markdown as HTML for pages.
//!
//! Images are not part of a publication, and a page may load nothing from elsewhere, so an image is shown by its words.

use deckle_markup::{Block, Inline, blocks_to_html, inlines_to_html, inlines_to_text, parse, parse_inline};

/// Renders an answer or a description.
pub(crate) fn blocks(markdown: &str) -> String {
    let mut blocks = parse(markdown);
    blocks.iter_mut().for_each(without_images);
    blocks_to_html(&blocks)
}

/// Renders one line, such as a question. Links lose their target: headings and lists of questions are links themselves.
pub(crate) fn line(markdown: &str) -> String {
    let mut inlines = parse_inline(markdown);
    inlines.iter_mut().for_each(image_to_words);
    inlines_to_html(&without_links(inlines))
}

/// Returns the words of one line.
pub(crate) fn words(markdown: &str) -> String {
    inlines_to_text(&parse_inline(markdown))
}

fn without_images(block: &mut Block) {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => content.iter_mut().for_each(image_to_words),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(without_images),
        Block::Quote { content } => content.iter_mut().for_each(without_images),
        Block::Table { head, rows, .. } => {
            let cells = head.iter_mut().chain(rows.iter_mut().flatten());
            cells.flatten().for_each(image_to_words);
        }
        Block::Code { .. } | Block::Rule => {}
    }
}

fn image_to_words(inline: &mut Inline) {
    match inline {
        Inline::Image { alt, .. } => {
            *inline = Inline::Emphasis {
                content: vec![Inline::Text {
                    text: std::mem::take(alt),
                }],
            };
        }
        Inline::Emphasis { content } | Inline::Strong { content } | Inline::Link { content, .. } => {
            content.iter_mut().for_each(image_to_words);
        }
        Inline::Text { .. } | Inline::Code { .. } | Inline::SoftBreak | Inline::HardBreak => {}
    }
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
    fn images_are_words_and_lines_hold_no_links() {
        assert_eq!(
            blocks("- ![a <b>](https://a.example/x.png)"),
            "<ul><li><em>a &lt;b&gt;</em></li></ul>"
        );
        assert_eq!(line("What is [*x*](https://a.example/)?"), "What is <em>x</em>?");
    }
}
