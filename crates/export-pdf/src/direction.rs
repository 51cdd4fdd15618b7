//! Which way a paragraph runs: rules P2 and P3 of the Unicode bidirectional algorithm, the first strong letter decides.

use unicode_bidi::{Direction, get_base_direction};

/// Tells whether a text's first strong letter is written from right to left; `None` if it has no letter.
pub(crate) fn runs_right_to_left(text: &str) -> Option<bool> {
    match get_base_direction(text) {
        Direction::Ltr => Some(false),
        Direction::Rtl => Some(true),
        Direction::Mixed => None,
    }
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
