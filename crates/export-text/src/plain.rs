//! The Markdown tree as plain text that keeps what the tree says: nesting, numbers, and where links lead.

use deckle_markup::{Block, Inline};

/// Writes blocks, with a blank line between two.
pub(crate) fn blocks(blocks: &[Block]) -> String {
    joined(blocks, "\n\n")
}

fn joined(blocks: &[Block], between: &str) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join(between)
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => inlines(content),
        Block::List { start, items } => list(*start, items),
        Block::Code { text, .. } => text.trim_end_matches('\n').to_owned(),
        Block::Quote { content } => indented("> ", "> ", &joined(content, "\n\n")),
        Block::Table { head, rows, .. } => {
            let row = |cells: &Vec<Vec<Inline>>| {
                let cells: Vec<String> = cells.iter().map(|cell| inlines(cell)).collect();
                cells.join(" | ")
            };
            let rows: Vec<String> = std::iter::once(head).chain(rows).map(row).collect();
            rows.join("\n")
        }
        Block::Rule => "---".to_owned(),
    }
}

/// Writes each item behind its mark, with what is nested in it below.
fn list(start: Option<u64>, items: &[Vec<Block>]) -> String {
    let items = items.iter().zip(0..).map(|(item, at)| {
        let mark = match start {
            Some(first) => format!("{}. ", first.saturating_add(at)),
            None => "- ".to_owned(),
        };
        indented(&mark, &" ".repeat(mark.len()), &joined(item, "\n"))
    });
    items.collect::<Vec<_>>().join("\n")
}

/// Puts something before the first line, and something else before each other one that is not empty.
fn indented(first: &str, other: &str, text: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(at, line)| match (at, line) {
        (0, line) => format!("{first}{line}"),
        (_, "") => other.trim_end().to_owned(),
        (_, line) => format!("{other}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Writes running text.
pub(crate) fn inlines(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push(&mut out, inlines);
    out
}

fn push(out: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Emphasis { content } | Inline::Strong { content } => push(out, content),
            Inline::Link { url, content } => out.push_str(&link(&inlines(content), url)),
            Inline::Image { source, alt } if alt.is_empty() => out.push_str(source),
            Inline::Image { source, alt } if source.contains("://") => out.push_str(&link(alt, source)),
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::SoftBreak => out.push(' '),
            Inline::HardBreak => out.push('\n'),
        }
    }
}

/// Writes the words of a link and where it leads, once if they are the same.
fn link(words: &str, url: &str) -> String {
    let address = url.strip_prefix("mailto:").unwrap_or(url);
    if words == address || words == url {
        words.to_owned()
    } else if words.is_empty() {
        address.to_owned()
    } else {
        format!("{words} ({address})")
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use deckle_markup::parse;

    #[test]
    fn nesting_numbers_and_links_survive() {
        for (markdown, text) in [
            (
                "- outer\n  - inner one\n  - inner two\n- next",
                "- outer\n  - inner one\n  - inner two\n- next",
            ),
            (
                "2. sort the lines:\n   ```\n   lines.sort()\n   ```\n3. write them",
                "2. sort the lines:\n   lines.sort()\n3. write them",
            ),
            ("- a\n\n  > quoted\n  > twice", "- a\n  > quoted twice"),
            ("One.\n\nTwo.", "One.\n\nTwo."),
            ("> One.\n>\n> Two.", "> One.\n>\n> Two."),
            ("| a | b |\n|---|---|\n| `x` | 1 |", "a | b\nx | 1"),
            (
                "See [the guide](https://example.org/guide).",
                "See the guide (https://example.org/guide).",
            ),
            ("[](https://example.org/)", "https://example.org/"),
            (
                "<https://example.org/> and <a@example.org>",
                "https://example.org/ and a@example.org",
            ),
            ("![a square](square.svg)", "a square"),
            ("```\n\tif x:\n\n\t\ty\n```", "\tif x:\n\n\t\ty"),
        ] {
            assert_eq!(blocks(&parse(markdown)), text, "{markdown}");
        }
    }
}
