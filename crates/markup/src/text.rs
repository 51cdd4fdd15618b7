//! The Markdown tree as plain text, for search and for places that show no markup.

use crate::tree::{Block, Inline};

/// Returns the words of blocks, one line for each paragraph, item, row and line of code.
pub fn blocks_to_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(&mut out, block);
    }
    out
}

/// Returns the words of inlines.
pub fn inlines_to_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(&mut out, inlines);
    out
}

fn push_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => {
            push_inlines(out, content);
            out.push('\n');
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|block| push_block(out, block)),
        Block::Code { text, .. } => {
            out.push_str(text);
            if !text.ends_with('\n') {
                out.push('\n');
            }
        }
        Block::Quote { content } => content.iter().for_each(|block| push_block(out, block)),
        Block::Table { head, rows, .. } => {
            for row in std::iter::once(head).chain(rows) {
                let cells: Vec<String> = row.iter().map(|cell| inlines_to_text(cell)).collect();
                out.push_str(&cells.join("\t"));
                out.push('\n');
            }
        }
        Block::Rule => {}
    }
}

fn push_inlines(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Link { content, .. } => {
                push_inlines(out, content);
            }
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::SoftBreak => out.push(' '),
            Inline::HardBreak => out.push('\n'),
        }
    }
}
