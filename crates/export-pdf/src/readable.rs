//! Makes text showable: nothing invisible reorders it, and no character becomes a silent box.
//!
//! **Invariant:** a character that is not shown as itself is shown as a control picture or as its code point.

use crate::fonts::Fonts;
use crate::notice::Notice;
use crate::scripts::{self, Script};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Shows text with the fonts at hand and remembers what they lack.
pub(crate) struct Reader<'a> {
    fonts: &'a Fonts,
    /// Whether a character of running text, or of code, can be shown.
    known: HashMap<(char, Kind), bool>,
    place: String,
    noted: HashSet<char>,
    /// The scripts that the place lacks a font for, with the first character and how many.
    lacking: Vec<(&'static Script, char, usize)>,
    notices: Vec<Notice>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Prose,
    Code,
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
            lacking: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// Says which question or topic the next texts belong to.
    pub(crate) fn enter(&mut self, place: impl Into<String>) {
        self.settle();
        self.place = place.into();
        self.noted.clear();
    }

    /// Says what the place lacked.
    fn settle(&mut self) {
        for (script, character, count) in self.lacking.drain(..) {
            self.notices.push(Notice::NoFontForScript {
                script,
                character,
                count,
                place: self.place.clone(),
            });
        }
    }

    /// Gives back what was noticed.
    pub(crate) fn into_notices(mut self) -> Vec<Notice> {
        self.settle();
        self.notices
    }

    /// Returns running text as it can be shown.
    pub(crate) fn show<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        self.show_kind(text, Kind::Prose)
    }

    /// Returns code as it can be shown.
    pub(crate) fn show_code<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        self.show_kind(text, Kind::Code)
    }

    fn show_kind<'t>(&mut self, text: &'t str, kind: Kind) -> Cow<'t, str> {
        if text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b' '..=b'~')) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 16);
        for character in text.chars() {
            match self.fate(character, kind) {
                Fate::Keep => out.push(character),
                Fate::Replace(other) => out.push(other),
                Fate::Spell => spell(&mut out, character),
                Fate::Missing => {
                    spell(&mut out, character);
                    self.note(character);
                }
            }
        }
        Cow::Owned(out)
    }

    /// Remembers that a character is missing, once for each place; those of a script together.
    fn note(&mut self, character: char) {
        if !self.noted.insert(character) {
            return;
        }
        let Some(script) = scripts::of(character) else {
            self.notices.push(Notice::NoFontHas {
                character,
                place: self.place.clone(),
            });
            return;
        };
        match self.lacking.iter_mut().find(|(known, ..)| *known == script) {
            Some((_, _, count)) => *count += 1,
            None => self.lacking.push((script, character, 1)),
        }
    }

    fn fate(&mut self, character: char, kind: Kind) -> Fate {
        match character {
            // The Control Pictures block mirrors the first 32 control characters; tab and line feed are known to the setter.
            '\0'..='\x08' | '\x0b'..='\x1f' => match char::from_u32(0x2400 + u32::from(character)) {
                Some(picture) if self.can_show(picture, Kind::Code) => Fate::Replace(picture),
                _ => Fate::Spell,
            },
            '\x7f' if self.can_show('\u{2421}', Kind::Code) => Fate::Replace('\u{2421}'),
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
            _ if self.can_show(character, kind) => Fate::Keep,
            _ => Fate::Missing,
        }
    }

    /// A font of code gives each letter a cell of its own, which tears Arabic apart: signs alone may come from it in prose.
    fn can_show(&mut self, character: char, kind: Kind) -> bool {
        let fonts = self.fonts;
        let is_of_script = character.is_alphabetic() || scripts::of(character).is_some();
        let in_prose = kind == Kind::Prose && is_of_script;
        *self.known.entry((character, kind)).or_insert_with(|| {
            if in_prose {
                fonts.can_set(character)
            } else {
                fonts.can_show(character)
            }
        })
    }
}

fn spell(out: &mut String, character: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "‹U+{:04X}›", u32::from(character));
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
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
        let place = || "a/b".to_owned();
        let missing = [
            Notice::NoFontHas {
                character: '\u{f8ff}',
                place: place(),
            },
            Notice::NoFontForScript {
                script: scripts::of('漢').unwrap(),
                character: '漢',
                count: 1,
                place: place(),
            },
        ];
        assert_eq!(reader.into_notices(), missing, "each character once for each question");
    }

    /// `DejaVu` Sans Mono, which Typst brings, has Arabic.
    #[test]
    fn a_font_of_code_sets_no_prose() {
        let fonts = Fonts::bundled();
        let mut reader = Reader::new(&fonts);
        reader.enter("a/b");
        assert_eq!(reader.show_code("# سلام ☑"), "# سلام ☑");
        assert_eq!(reader.show("سا؟ ☑"), "‹U+0633›‹U+0627›‹U+061F› ☑");
        let said: Vec<String> = reader.into_notices().iter().map(Notice::to_string).collect();
        assert_eq!(
            said,
            [
                "a/b: no font for running text has Arabic (U+0633 and 2 more characters); add one to `fonts/`, such as Noto \
                 Naskh Arabic of the package fonts-noto-core; the guide shows code points instead",
            ]
        );
    }
}
