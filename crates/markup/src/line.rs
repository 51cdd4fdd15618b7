//! One line of Markdown, such as a question or the title of an example.

use crate::markdown::parse;
use crate::tree::{Block, Inline};

/// Parses one line of Markdown, such as a question: code, emphasis and links, no blocks.
pub fn parse_inline(markdown: &str) -> Vec<Inline> {
    let mut blocks = parse(markdown);
    match (blocks.pop(), blocks.is_empty()) {
        (Some(Block::Paragraph { content }), true) => content,
        (None, true) if markdown.trim().is_empty() => Vec::new(),
        // A line that happens to look like a block, such as `# of items?`, is still a line of text.
        _ => as_paragraph(markdown),
    }
}

/// What stands before a line that looks like a block, so that it is none: an empty piece of code.
const NO_BLOCK: &str = "` ` ";

/// Parses a line of text whatever it begins with.
fn as_paragraph(markdown: &str) -> Vec<Inline> {
    let line = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut inlines = match parse(&format!("{NO_BLOCK}{line}")).into_iter().next() {
        Some(Block::Paragraph { content }) => content,
        _ => Vec::new(),
    };
    inlines.drain(..inlines.len().min(1));
    match inlines.first_mut() {
        Some(Inline::Text { text }) if text == " " => {
            inlines.remove(0);
        }
        Some(Inline::Text { text }) => *text = text.trim_start().to_owned(),
        _ => {}
    }
    inlines
}

#[cfg(test)]
mod tests {
    use crate::{inlines_to_html, parse_inline};

    #[test]
    fn a_line_is_a_line_whatever_it_begins_with() {
        for (markdown, html) in [
            ("# of `items`?", "# of <code>items</code>?"),
            ("- or `--`?", "- or <code>--</code>?"),
            ("+ and *not* -?", "+ and <em>not</em> -?"),
            ("* or **?", "* or **?"),
            ("*a*, then?", "<em>a</em>, then?"),
            ("1. What is `x`?", "1. What is <code>x</code>?"),
            ("> or `<`?", "&gt; or <code>&lt;</code>?"),
            ("<script> or `defer`?", "&lt;script&gt; or <code>defer</code>?"),
            ("    What is `x`?", "What is <code>x</code>?"),
            ("~~~ or `x`?", "~~~ or <code>x</code>?"),
            ("[a]: b", "[a]: b"),
            ("---", "---"),
            ("", ""),
            ("a\n\nb", "a b"),
        ] {
            assert_eq!(inlines_to_html(&parse_inline(markdown)), html, "{markdown}");
        }
    }
}
