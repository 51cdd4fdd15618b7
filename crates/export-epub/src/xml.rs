//! Text as XML can hold it.

use std::borrow::Cow;

/// Replaces what XML 1.0 cannot hold (<https://www.w3.org/TR/xml/#charsets>): control characters by the pictures that
/// Unicode has of them, `␛` for escape, so that readers see what an example printed; the rest by U+FFFD.
///
/// Works on a whole file, whose markup has no such characters.
pub(crate) fn legal(text: &str) -> Cow<'_, str> {
    if !text.contains(is_replaced) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            // A parser would read it as a line feed.
            '\r' => out.push_str("&#13;"),
            '\u{7f}' => out.push('\u{2421}'),
            c if !is_replaced(c) => out.push(c),
            c => out.push(
                Some(u32::from(c))
                    .filter(|code| *code < 0x20)
                    .and_then(|code| char::from_u32(0x2400 + code))
                    .unwrap_or('\u{fffd}'),
            ),
        }
    }
    Cow::Owned(out)
}

/// Tells whether a character is none of XML's, or one that XML advises against.
fn is_replaced(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::legal;

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(
            legal("a\tb\n\u{1b}[1m\u{0}\u{7f}\u{9b}\u{ffff}\r"),
            "a\tb\n␛[1m␀␡\u{fffd}\u{fffd}&#13;"
        );
        assert_eq!(legal("ä \u{a0}\u{2028}"), "ä \u{a0}\u{2028}");
    }
}
