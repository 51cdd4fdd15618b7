//! What counts as a word in search. `assets/js/words.js` splits queries by the same rules; a browser test holds the two
//! together.

use deckle_content::script::is_unspaced;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longest word that is kept, in characters; the rest of a longer one is not searched.
const LONGEST: usize = 40;

/// Splits text into words in [one form](fold): runs of letters, digits and underscores, and operators of two or three
/// signs, so that `:=` and `**` can be found. Where a script sets no blanks, each pair of neighbours is a word, and the last
/// sign of a run.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text = fold(text);
    let mut out = Vec::new();
    let mut rest = text.as_ref();
    while let Some(first) = rest.trim_start().chars().next() {
        rest = rest.trim_start();
        let kind = is_letter(first);
        let end = rest
            .find(|c: char| c.is_whitespace() || is_letter(c) != kind)
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        if kind {
            push_words(&mut out, word);
        } else if matches!(word.chars().count(), 2..=3) {
            out.push(word.to_owned());
        }
    }
    out
}

/// Splits a run of letters where scripts with and without blanks meet.
fn push_words(out: &mut Vec<String>, run: &str) {
    if run.is_ascii() {
        out.push(run.chars().take(LONGEST).collect());
        return;
    }
    let letters: Vec<char> = run.chars().collect();
    for part in letters.chunk_by(|a, b| is_unspaced(*a) == is_unspaced(*b)) {
        if is_unspaced(part[0]) {
            out.extend(part.windows(2).map(|pair| pair.iter().collect::<String>()));
            out.extend(part.last().map(char::to_string));
        } else {
            out.push(part.iter().take(LONGEST).collect());
        }
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || !c.is_ascii() && (is_unspaced(c) || is_combining_mark(c))
}

/// Brings text into the form in which it is searched: in lower case, without accents, and with the letters that people type
/// for those that their keyboards lack.
fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let mut out = String::with_capacity(text.len());
    for c in text.to_lowercase().nfd() {
        match c {
            // The accents of Latin, Greek and Cyrillic; marks of other scripts make other letters.
            '\u{300}'..='\u{36f}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ı' => out.push('i'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ς' => out.push('σ'),
            c => out.push(c),
        }
    }
    Cow::Owned(out.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_operators() {
        assert_eq!(
            words("If (n := __init__) -> “É”… a.b ===="),
            ["if", "n", ":=", "__init__", "->", "e", "”…", "a", "b"]
        );
    }

    /// `tests/browser/finding.test.mjs` looks for such words.
    #[test]
    fn words_of_other_scripts_and_accents() {
        for (text, found) in [
            ("字典的dict键", &["字典", "典的", "的", "dict", "键"][..]),
            ("キー", &["キー", "ー"]),
            ("한국어", &["한국", "국어", "어"]),
            ("ชื่อ", &["ชื", "ื่", "่อ", "อ"]),
            ("İstanbul, ışık", &["istanbul", "isik"]),
            ("Straße CAFÉ cafe\u{301} déjà", &["strasse", "cafe", "cafe", "deja"]),
            ("Œuvre Łódź ΛΌΓΟΣ", &["oeuvre", "lodz", "λογοσ"]),
            ("ガ が", &["ガ", "が"]),
            ("क्षमा", &["क्षमा"]),
        ] {
            assert_eq!(words(text), found, "{text}");
        }
    }
}
