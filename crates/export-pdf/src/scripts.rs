//! The scripts of the world that most fonts lack, and a font for each.

use std::ops::RangeInclusive;

/// A script, and a free font that has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    /// The script's name in Unicode, or what people call it.
    pub name: &'static str,
    /// A font family for running text.
    pub font: &'static str,
    /// The package of Debian and Ubuntu that holds the font.
    pub package: &'static str,
}

const CORE: &str = "fonts-noto-core";
const CJK: &str = "fonts-noto-cjk";

const fn script(name: &'static str, font: &'static str, package: &'static str) -> Script {
    Script { name, font, package }
}

/// Blocks of Unicode 16 (<https://www.unicode.org/Public/16.0.0/ucd/Blocks.txt>) by script, in ascending order.
static SCRIPTS: [(RangeInclusive<u32>, Script); 34] = [
    (0x0530..=0x058f, script("Armenian", "Noto Serif Armenian", CORE)),
    (0x0590..=0x05ff, script("Hebrew", "Noto Serif Hebrew", CORE)),
    (0x0600..=0x06ff, ARABIC),
    (0x0700..=0x074f, script("Syriac", "Noto Sans Syriac", CORE)),
    (0x0750..=0x077f, ARABIC),
    (0x0780..=0x07bf, script("Thaana", "Noto Sans Thaana", CORE)),
    (0x07c0..=0x07ff, script("N’Ko", "Noto Sans NKo", CORE)),
    (0x0870..=0x08ff, ARABIC),
    (0x0900..=0x097f, script("Devanagari", "Noto Serif Devanagari", CORE)),
    (0x0980..=0x09ff, script("Bengali", "Noto Serif Bengali", CORE)),
    (0x0a00..=0x0a7f, script("Gurmukhi", "Noto Serif Gurmukhi", CORE)),
    (0x0a80..=0x0aff, script("Gujarati", "Noto Serif Gujarati", CORE)),
    (0x0b00..=0x0b7f, script("Odia", "Noto Sans Oriya", CORE)),
    (0x0b80..=0x0bff, script("Tamil", "Noto Serif Tamil", CORE)),
    (0x0c00..=0x0c7f, script("Telugu", "Noto Serif Telugu", CORE)),
    (0x0c80..=0x0cff, script("Kannada", "Noto Serif Kannada", CORE)),
    (0x0d00..=0x0d7f, script("Malayalam", "Noto Serif Malayalam", CORE)),
    (0x0d80..=0x0dff, script("Sinhala", "Noto Serif Sinhala", CORE)),
    (0x0e00..=0x0e7f, script("Thai", "Noto Serif Thai", CORE)),
    (0x0e80..=0x0eff, script("Lao", "Noto Serif Lao", CORE)),
    (0x0f00..=0x0fff, script("Tibetan", "Noto Serif Tibetan", CORE)),
    (0x1000..=0x109f, script("Myanmar", "Noto Serif Myanmar", CORE)),
    (0x10a0..=0x10ff, script("Georgian", "Noto Serif Georgian", CORE)),
    (0x1100..=0x11ff, HANGUL),
    (0x1200..=0x139f, script("Ethiopic", "Noto Serif Ethiopic", CORE)),
    (0x1780..=0x17ff, script("Khmer", "Noto Serif Khmer", CORE)),
    (0x1800..=0x18af, script("Mongolian", "Noto Sans Mongolian", CORE)),
    (0x2e80..=0x303f, CHINESE),
    (0x3040..=0x30ff, script("Japanese", "Noto Serif CJK JP", CJK)),
    (0x3130..=0x318f, HANGUL),
    (0x3400..=0x9fff, CHINESE),
    (0xac00..=0xd7ff, HANGUL),
    (0xf900..=0xfaff, CHINESE),
    (0x2_0000..=0x3_ffff, CHINESE),
];

const ARABIC: Script = script("Arabic", "Noto Naskh Arabic", CORE);
const HANGUL: Script = script("Korean", "Noto Serif CJK KR", CJK);
const CHINESE: Script = script("Chinese", "Noto Serif CJK SC", CJK);

/// Finds the script of a character; `None` for those of every font, and for signs.
pub(crate) fn of(character: char) -> Option<&'static Script> {
    let code = u32::from(character);
    let at = SCRIPTS.partition_point(|(range, _)| *range.end() < code);
    SCRIPTS
        .get(at)
        .filter(|(range, _)| range.contains(&code))
        .map(|(_, script)| script)
}

#[cfg(test)]
mod tests {
    use super::{SCRIPTS, of};

    #[test]
    fn characters_are_found_in_their_script() {
        assert!(SCRIPTS.is_sorted_by_key(|(range, _)| *range.start()));
        for (character, name) in [
            ('ن', "Arabic"),
            ('字', "Chinese"),
            ('タ', "Japanese"),
            ('ა', "Georgian"),
            ('𠀀', "Chinese"),
        ] {
            assert_eq!(of(character).map(|script| script.name), Some(name));
        }
        for character in ['a', 'я', '→', '😀', '\u{10ffff}'] {
            assert_eq!(of(character), None);
        }
    }
}
