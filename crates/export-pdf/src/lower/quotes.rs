//! Typographic quotes: contributors write straight ones, print has curly ones. Code keeps what it has.

/// The quotes of a language: outer, then inner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quotes {
    outer: (&'static str, &'static str),
    inner: (&'static str, &'static str),
}

impl Quotes {
    /// Returns the quotes of a language, given as a BCP 47 tag; `None` for one whose quotes are not known here.
    ///
    /// After the delimiters of Unicode's CLDR.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let (outer, inner) = match language.as_str() {
            "en" | "nl" | "pt" | "tr" | "hi" | "id" => (("“", "”"), ("‘", "’")),
            "de" | "cs" | "sk" | "sl" | "is" => (("„", "“"), ("‚", "‘")),
            "pl" => (("„", "”"), ("‚", "’")),
            "fr" => (("«\u{202f}", "\u{202f}»"), ("‹\u{202f}", "\u{202f}›")),
            "es" | "it" | "el" | "nb" | "nn" | "no" => (("«", "»"), ("“", "”")),
            "ru" | "uk" | "be" => (("«", "»"), ("„", "“")),
            "sv" | "fi" => (("”", "”"), ("’", "’")),
            _ => return None,
        };
        Some(Quotes { outer, inner })
    }

    /// Sets the quotes of a piece of text; `before` is the character before it, and then the last one of it.
    pub(crate) fn set(self, text: &str, before: &mut Option<char>) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let opens = before.is_none_or(|before| before.is_whitespace() || "([{‹«‘“‚„–—/-".contains(before));
            let year = characters.peek().is_some_and(char::is_ascii_digit);
            match character {
                '"' if opens => out.push_str(self.outer.0),
                '"' => out.push_str(self.outer.1),
                '\'' if opens && !year => out.push_str(self.inner.0),
                // Inside a word, or where a letter is left out.
                '\'' if before.is_some_and(char::is_alphanumeric) || year => out.push('’'),
                '\'' => out.push_str(self.inner.1),
                other => out.push(other),
            }
            *before = out.chars().next_back();
        }
        out
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::Quotes;

    #[test]
    fn quotes_are_those_of_the_language() {
        for (language, text, expected) in [
            (
                "en-GB",
                "It's \"so\", the '90s' (\"x\") end",
                "It’s “so”, the ’90s’ (“x”) end",
            ),
            ("en", "\"'Inner' first\"", "“‘Inner’ first”"),
            ("de", "\"Ja\", sagt's", "„Ja“, sagt’s"),
            ("fr", "une \"idée\"", "une «\u{202f}idée\u{202f}»"),
            ("sv", "\"Nej\"", "”Nej”"),
        ] {
            let quotes = Quotes::of(language).unwrap();
            let set = quotes.set(text, &mut None);
            assert_eq!(set, expected);
        }
        assert!(Quotes::of("qq").is_none());
    }

    #[test]
    fn the_text_before_decides() {
        let quotes = Quotes::of("en").unwrap();
        let mut before = Some('x');
        assert_eq!(quotes.set("'s \"", &mut before), "’s “");
        assert_eq!(before, Some('“'));
    }
}
