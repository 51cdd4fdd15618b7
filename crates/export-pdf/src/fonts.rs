//! The fonts of a guide: those of this crate, those of Typst, and those that a collection adds.

use std::sync::{Arc, LazyLock};
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontFlags, FontVariant, FontVariations};
use typst::utils::LazyHash;

/// The fonts that a guide may use. Cheap to clone; parse them once for many guides.
#[derive(Debug, Clone)]
pub struct Fonts(Arc<Loaded>);

#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

/// Fonts of this crate, with their licences beside them in `fonts/`.
static OWN: [&[u8]; 6] = [
    include_bytes!("../fonts/LinBiolinum-Regular.otf"),
    include_bytes!("../fonts/LinBiolinum-Bold.otf"),
    include_bytes!("../fonts/JetBrainsMono-Regular.ttf"),
    include_bytes!("../fonts/JetBrainsMono-Italic.ttf"),
    include_bytes!("../fonts/JetBrainsMono-SemiBold.ttf"),
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
];

static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| {
    let own = OWN.into_iter().chain(typst_assets::fonts());
    Fonts::of(own.flat_map(|data| Font::iter(Bytes::new(data))).collect())
});

impl Fonts {
    /// Returns the fonts that every guide has: Latin, Greek, Cyrillic, Hebrew and many symbols.
    pub fn bundled() -> Self {
        BUNDLED.clone()
    }

    /// Adds the fonts of files in OpenType, TrueType or collection format, in the order given.
    ///
    /// The second value holds the positions of files that contain no font.
    pub fn with(&self, files: Vec<Vec<u8>>) -> (Self, Vec<usize>) {
        let mut fonts = self.0.fonts.clone();
        let mut useless = Vec::new();
        for (at, file) in files.into_iter().enumerate() {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(file)));
            if fonts.len() == before {
                useless.push(at);
            }
        }
        (Fonts::of(fonts), useless)
    }

    fn of(fonts: Vec<Font>) -> Self {
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Fonts(Arc::new(Loaded { book, fonts }))
    }

    /// Tells whether there is a family of this name; case does not matter.
    pub fn has_family(&self, name: &str) -> bool {
        self.0.book.contains_family(&name.to_lowercase())
    }

    /// Tells whether any font can show the character.
    pub(crate) fn can_show(&self, character: char) -> bool {
        let fonts = &self.0.fonts;
        fonts
            .iter()
            .any(|font| font.info().coverage.contains(u32::from(character)))
    }

    /// Tells whether a font for running text has the character: one whose letters are not all of one width.
    pub(crate) fn can_set(&self, character: char) -> bool {
        let fonts = &self.0.fonts;
        fonts.iter().any(|font| {
            let info = font.info();
            !info.flags.contains(FontFlags::MONOSPACE) && info.coverage.contains(u32::from(character))
        })
    }

    /// Returns how wide the figure zero is, in ems, in the upright font of a family.
    pub(crate) fn advance(&self, family: &str) -> Option<f64> {
        let at = self.0.book.select(&family.to_lowercase(), FontVariant::default())?;
        let font = self.0.fonts.get(at)?.clone();
        let font = font.instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default());
        let glyph = font.ttf().glyph_index('0')?;
        Some(font.x_advance(glyph.0)?.get())
    }

    pub(crate) fn loaded(&self) -> Arc<Loaded> {
        Arc::clone(&self.0)
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Fonts::bundled()
    }
}
