//! What the scripts of the world ask of a text: where words end, how much a character says, how a question ends.

/// Marks that end a question: those of Latin, of Chinese and Japanese, of Arabic, of Greek and of Armenian.
pub const QUESTION_MARKS: [char; 5] = ['?', '？', '؟', '\u{37e}', '՞'];

/// Tells whether a character is of a script that sets no blanks between words. Korean counts as one, since particles follow a
/// word at once.
///
/// The ranges are blocks of Unicode 16 (<https://www.unicode.org/Public/16.0.0/ucd/Blocks.txt>).
pub fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0fff         // Thai, Lao, Tibetan
        | 0x1000..=0x109f       // Myanmar
        | 0x1100..=0x11ff       // Hangul Jamo
        | 0x1780..=0x17ff       // Khmer
        | 0x1950..=0x19df       // Tai Le, New Tai Lue
        | 0x2e80..=0x2fff       // radicals of Chinese
        | 0x3003..=0x3007
        | 0x3021..=0x31ff       // kana, Bopomofo
        | 0x3400..=0x9fff       // Chinese characters
        | 0xa960..=0xa97f
        | 0xac00..=0xd7ff       // Hangul syllables
        | 0xf900..=0xfaff
        | 0xff66..=0xffdc       // narrow kana and Hangul
        | 0x1_b000..=0x1_b16f   // older kana
        | 0x2_0000..=0x3_ffff) // rare characters of Chinese
}

/// Tells whether a character is one of Chinese, Japanese or Korean: a syllable or a word, where others write letters.
pub fn is_wide(c: char) -> bool {
    is_unspaced(c) && !matches!(u32::from(c), 0x0e00..=0x109f | 0x1780..=0x19df)
}

/// Returns how long a text is to its readers: its characters, of which a wide one counts as two.
///
/// ```
/// use deckle_content::script::length;
///
/// assert_eq!((length("Why?"), length("什么?")), (4, 5));
/// ```
pub fn length(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Tells whether a character is a letter or a mark of a script that joins its letters, or stacks them, so that a joiner or a
/// non-joiner between two of them spells a word: Arabic and its kin, and the scripts of India and around it.
pub fn is_joining(c: char) -> bool {
    matches!(u32::from(c),
        0x0620..=0x064a | 0x064b..=0x065f | 0x066e..=0x06d3 | 0x06d5 | 0x06fa..=0x06ff // Arabic
        | 0x0710..=0x074a       // Syriac
        | 0x0750..=0x077f
        | 0x07ca..=0x07f5       // N'Ko
        | 0x0860..=0x089f
        | 0x08a0..=0x08e1 | 0x08e3..=0x08ff
        | 0x0900..=0x0df4       // Devanagari to Sinhala
        | 0x1000..=0x109f       // Myanmar
        | 0x1780..=0x17d3       // Khmer
        | 0x1820..=0x18aa       // Mongolian
        | 0x1b00..=0x1b4b       // Balinese
        | 0xa840..=0xa877
        | 0xa8e0..=0xa8ff
        | 0xfb50..=0xfdfb | 0xfe70..=0xfefc
        | 0x1_e900..=0x1_e94b   // Adlam
        | 0x1_1000..=0x1_1fff) // other scripts of India
}

/// Tells whether a character is a letter of a script that runs from right to left.
pub fn is_right_to_left(c: char) -> bool {
    let strong = matches!(u32::from(c),
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff);
    strong && c.is_alphabetic()
}

/// Tells whether a character can be a part of an emoji that is made of several, which a joiner holds together.
pub fn is_emoji(c: char) -> bool {
    matches!(u32::from(c),
        0x200d | 0xfe0f | 0x20e3
        | 0x2190..=0x21ff | 0x2300..=0x23ff | 0x2600..=0x27bf | 0x2900..=0x297f | 0x2b00..=0x2bff
        | 0x1_f000..=0x1_faff)
}

#[cfg(test)]
mod tests {
    use super::{is_emoji, is_joining, is_right_to_left, is_unspaced, length};

    #[test]
    fn scripts_are_told_apart() {
        for (c, unspaced, joining, rtl) in [
            ('a', false, false, false),
            ('ß', false, false, false),
            ('я', false, false, false),
            ('字', true, false, false),
            ('タ', true, false, false),
            ('한', true, false, false),
            ('ก', true, false, false),
            ('、', false, false, false),
            ('ن', false, true, true),
            ('؟', false, false, false),
            ('ש', false, false, true),
            ('क', false, true, false),
            ('\u{94d}', false, true, false),
        ] {
            assert_eq!(
                (is_unspaced(c), is_joining(c), is_right_to_left(c)),
                (unspaced, joining, rtl),
                "{c}"
            );
        }
        assert!(is_emoji('👩') && is_emoji('❤') && !is_emoji('a') && !is_emoji('字'));
        assert_eq!((length("タプル"), length("กข"), length("")), (6, 2, 0));
    }
}
