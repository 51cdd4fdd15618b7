//! Which way a paragraph runs: rules P2 and P3 of the Unicode bidirectional algorithm, the first strong letter decides.

/// Tells whether a text's first strong letter is written from right to left; `None` if it has no letter.
pub(crate) fn runs_right_to_left(text: &str) -> Option<bool> {
    text.chars().find(|c| c.is_alphabetic()).map(is_right_to_left)
}

/// The blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, and the presentation forms.
fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::runs_right_to_left;

    #[test]
    fn the_first_letter_decides() {
        for (text, expected) in [
            ("Python", Some(false)),
            ("שלום Python", Some(true)),
            ("1. «مرحبا» x", Some(true)),
            ("x = 'שלום'", Some(false)),
            ("123 — !", None),
        ] {
            assert_eq!(runs_right_to_left(text), expected, "{text}");
        }
    }
}
