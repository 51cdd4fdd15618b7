//! Makes text showable: nothing invisible reorders it, and no character becomes a silent box.
//!
//! **Invariant:** a character that is not shown as itself is shown as a control picture or as its code point.

use crate::fonts::Fonts;
use crate::notice::Notice;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Shows text with the fonts at hand and remembers what they lack.
pub(crate) struct Reader<'a> {
    fonts: &'a Fonts,
    known: HashMap<char, bool>,
    place: String,
    noted: HashSet<char>,
    notices: Vec<Notice>,
}

/// What to do with a character.
enum Fate {
    Keep,
    Replace(char),
    /// Its effect is unwelcome or its place in a PDF undefined: the code point is shown.
    Spell,
    /// No font has it: the code point is shown, and the maker told.
    Missing,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Reader {
            fonts,
            known: HashMap::new(),
            place: String::new(),
            noted: HashSet::new(),
            notices: Vec::new(),
        }
    }

    /// Says which question or topic the next texts belong to.
    pub(crate) fn enter(&mut self, place: impl Into<String>) {
        self.place = place.into();
        self.noted.clear();
    }

    /// Gives back what was noticed.
    pub(crate) fn into_notices(self) -> Vec<Notice> {
        self.notices
    }

    /// Returns the text as it can be shown.
    pub(crate) fn show<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        if text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b' '..=b'~')) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 16);
        for character in text.chars() {
            match self.fate(character) {
                Fate::Keep => out.push(character),
                Fate::Replace(other) => out.push(other),
                Fate::Spell => spell(&mut out, character),
                Fate::Missing => {
                    spell(&mut out, character);
                    if self.noted.insert(character) {
                        self.notices.push(Notice::NoFontHas {
                            character,
                            place: self.place.clone(),
                        });
                    }
                }
            }
        }
        Cow::Owned(out)
    }

    fn fate(&mut self, character: char) -> Fate {
        match character {
            // The Control Pictures block mirrors the first 32 control characters; tab and line feed are known to the setter.
            '\0'..='\x08' | '\x0b'..='\x1f' => match char::from_u32(0x2400 + u32::from(character)) {
                Some(picture) if self.can_show(picture) => Fate::Replace(picture),
                _ => Fate::Spell,
            },
            '\x7f' if self.can_show('\u{2421}') => Fate::Replace('\u{2421}'),
            // Second control block; line and paragraph separators; embeddings, overrides and isolates, which would
            // show code in another order than it runs in; the object replacement, byte order mark and noncharacters.
            '\x7f'..='\u{9f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}'
            | '\u{fffe}'
            | '\u{ffff}' => Fate::Spell,
            // Soft hyphen, joiners, marks of direction and variation selectors have no shape of their own.
            '\t' | '\n' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' => {
                Fate::Keep
            }
            // Each font means something else by these, and PDF/A forbids them.
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Fate::Missing,
            _ if self.can_show(character) => Fate::Keep,
            _ => Fate::Missing,
        }
    }

    fn can_show(&mut self, character: char) -> bool {
        let fonts = self.fonts;
        *self.known.entry(character).or_insert_with(|| fonts.can_show(character))
    }
}

fn spell(out: &mut String, character: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "‹U+{:04X}›", u32::from(character));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_shown_is_spelled() {
        let fonts = Fonts::bundled();
        let mut reader = Reader::new(&fonts);
        reader.enter("a/b");
        for (text, shown) in [
            ("plain → ∀ “é” Ж λ א\n", "plain → ∀ “é” Ж λ א\n"),
            ("a\x1b[0m", "a␛[0m"),
            ("x\u{202e}y", "x‹U+202E›y"),
            ("\u{f8ff}", "‹U+F8FF›"),
            ("漢漢", "‹U+6F22›‹U+6F22›"),
            ("e\u{301}\u{200d}", "e\u{301}\u{200d}"),
        ] {
            assert_eq!(reader.show(text), shown);
        }
        let missing: Vec<Notice> = ['\u{f8ff}', '漢']
            .into_iter()
            .map(|character| Notice::NoFontHas {
                character,
                place: "a/b".to_owned(),
            })
            .collect();
        assert_eq!(reader.into_notices(), missing, "each character once for each question");
    }
}
