//! Text of which each character is one glyph: code in plain letters, set without Typst's shaping and line breaking.
//!
//! Typst shapes every run of text and tries every place where a line may end. For code, which has been broken into rows
//! already, that took most of a guide's time.

use typst::World as _;
use typst::engine::Engine;
use typst::foundations::StyleChain;
use typst::layout::{Abs, Em, Frame, FrameItem, Point, Size};
use typst::syntax::Span;
use typst::text::{FontInstance, FontVariant, FontVariations, Glyph, TextElem, TextItem, families};
use typst::visualize::Paint;

/// The longest text that is set here: glyphs count their bytes in 16 bits.
pub(crate) const MAX_BYTES: usize = 4_000;

/// Says whether each character of a text is one glyph.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Puts runs of text side by side.
pub(crate) struct Setter<'a, 'e> {
    engine: &'a Engine<'e>,
    styles: StyleChain<'a>,
    size: Abs,
    fonts: Vec<(FontVariant, FontInstance)>,
    items: Vec<(Abs, TextItem)>,
    width: Abs,
    height: Abs,
}

impl<'a, 'e> Setter<'a, 'e> {
    /// Begins at the left, `gap` behind the edge.
    pub(crate) fn new(engine: &'a Engine<'e>, styles: StyleChain<'a>, gap: Abs) -> Self {
        Setter {
            engine,
            styles,
            size: styles.resolve(TextElem::size),
            fonts: Vec::new(),
            items: Vec::new(),
            width: gap,
            height: Abs::zero(),
        }
    }

    /// Adds a run, which must be [plain](is_plain).
    pub(crate) fn push(&mut self, text: &str, variant: FontVariant, fill: Paint) {
        let Some(font) = self.font(variant) else { return };
        let item = TextItem {
            glyphs: glyphs(&font, text),
            font,
            size: self.size,
            fill,
            stroke: None,
            lang: self.styles.get(TextElem::lang),
            region: self.styles.get(TextElem::region),
            text: text.into(),
        };
        self.height = self.height.max(item.font.metrics().cap_height.at(self.size));
        let (at, width) = (self.width, item.width());
        self.items.push((at, item));
        self.width += width;
    }

    /// Returns a frame as high as capital letters, as Typst does, which ends `gap` behind the last run.
    pub(crate) fn frame(self, gap: Abs) -> Frame {
        let height = self.height;
        let mut frame = Frame::soft(Size::new(self.width + gap, height));
        frame.set_baseline(height);
        frame.push_multiple(
            self.items
                .into_iter()
                .map(|(x, item)| (Point::new(x, height), FrameItem::Text(item))),
        );
        frame
    }

    /// Finds the first family of the text that has all printable characters of ASCII.
    fn font(&mut self, variant: FontVariant) -> Option<FontInstance> {
        if let Some((_, known)) = self.fonts.iter().find(|(known, _)| *known == variant) {
            return Some(known.clone());
        }
        let found = families(self.styles).find_map(|family| {
            let at = self.engine.world.book().select(family.as_str(), variant)?;
            let font = self.engine.world.font(at)?;
            let covers = |character: u32| font.info().coverage.contains(character);
            (0x20..0x7f)
                .all(covers)
                .then(|| font.clone().instantiate(variant, self.size, &FontVariations::default()))
        })?;
        self.fonts.push((variant, found.clone()));
        Some(found)
    }
}

/// Returns a text of the same looks, which must be [plain](is_plain).
pub(crate) fn with_text(item: &TextItem, text: &str) -> TextItem {
    TextItem {
        glyphs: glyphs(&item.font, text),
        text: text.into(),
        ..item.clone()
    }
}

fn glyphs(font: &FontInstance, text: &str) -> Vec<Glyph> {
    let glyph = |(at, character): (usize, char)| {
        let id = font.ttf().glyph_index(character)?.0;
        let end = u16::try_from(at + character.len_utf8()).ok()?;
        let at = u16::try_from(at).ok()?;
        Some(Glyph {
            id,
            x_advance: font.x_advance(id)?,
            x_offset: Em::zero(),
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range: at..end,
            span: (Span::detached(), 0),
        })
    };
    text.char_indices().filter_map(glyph).collect()
}
