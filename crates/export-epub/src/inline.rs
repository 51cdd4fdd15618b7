//! A walk over the inlines of a block.

use deckle_markup::{Block, Inline};

/// Visits all inlines of a block, the outer ones first. The parser bounds the nesting.
pub(crate) fn each_inline(block: &mut Block, change: &mut dyn FnMut(&mut Inline)) {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => visit(content, change),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(|block| each_inline(block, change)),
        Block::Quote { content } => content.iter_mut().for_each(|block| each_inline(block, change)),
        Block::Table { head, rows, .. } => {
            let cells = head.iter_mut().chain(rows.iter_mut().flatten());
            cells.for_each(|cell| visit(cell, change));
        }
        Block::Code { .. } | Block::Rule => {}
    }
}

/// Visits inlines and those inside them, the outer ones first.
pub(crate) fn visit(inlines: &mut [Inline], change: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        change(inline);
        if let Inline::Emphasis { content } | Inline::Strong { content } | Inline::Link { content, .. } = inline {
            visit(content, change);
        }
    }
}
