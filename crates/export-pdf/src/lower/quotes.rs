//! Typographic quotes: contributors write straight ones, print has curly ones. Code keeps what it has.

use deckle_content::script::is_unspaced;

/// The quotes of a language: outer, then inner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quotes {
    outer: (&'static str, &'static str),
    inner: (&'static str, &'static str),
    /// Words that lost what an apostrophe stands for at their beginning.
    elided: &'static [&'static str],
}

/// Where in a paragraph a piece of text stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The character before; a parenthesis stands for a quotation mark of the same direction.
    before: Option<char>,
    /// The straight quotes that are open, outermost first.
    open: Vec<char>,
}

impl Place {
    /// Goes on behind something that is no text with quotes; `last` is its last character.
    pub(crate) fn pass(&mut self, last: Option<char>) {
        self.before = last.or(self.before);
    }

    /// Begins a line.
    pub(crate) fn begin_line(&mut self) {
        self.before = None;
    }

    /// Tells whether a word may begin here.
    fn is_edge(&self) -> bool {
        self.before
            .is_none_or(|before| before.is_whitespace() || "([{‹«‘“‚„–—/-¿¡".contains(before))
    }

    fn is_open(&self, quote: char) -> bool {
        self.open.contains(&quote)
    }

    /// Closes the innermost quote of a kind, and what was left open in it.
    fn close(&mut self, quote: char) {
        if let Some(at) = self.open.iter().rposition(|&open| open == quote) {
            self.open.truncate(at);
        }
    }
}

impl Quotes {
    /// Returns the quotes of a language, given as a BCP 47 tag; `None` for one whose quotes are not known here.
    ///
    /// After the delimiters of Unicode's CLDR.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let (outer, inner) = match language.as_str() {
            "en" | "nl" | "pt" | "tr" | "hi" | "id" | "zh" | "ko" | "da" => (("“", "”"), ("‘", "’")),
            "de" | "cs" | "sk" | "sl" | "is" => (("„", "“"), ("‚", "‘")),
            "pl" => (("„", "”"), ("‚", "’")),
            "hu" => (("„", "”"), ("»", "«")),
            "ro" => (("„", "”"), ("«", "»")),
            "fr" => (("«\u{202f}", "\u{202f}»"), ("‹\u{202f}", "\u{202f}›")),
            "es" | "it" | "el" | "nb" | "nn" | "no" | "ca" => (("«", "»"), ("“", "”")),
            "fa" => (("«", "»"), ("‹", "›")),
            "ru" | "uk" | "be" => (("«", "»"), ("„", "“")),
            "sv" | "fi" => (("”", "”"), ("’", "’")),
            "ja" => (("「", "」"), ("『", "』")),
            _ => return None,
        };
        let elided: &[&str] = match language.as_str() {
            "en" => &["em", "til", "tis", "twas", "twere", "twill"],
            "nl" => &["k", "m", "n", "s", "t"],
            "de" => &["n", "ne", "s"],
            _ => &[],
        };
        Some(Quotes { outer, inner, elided })
    }

    /// Sets the quotes of a piece of text, and moves the place behind it.
    pub(crate) fn set(self, text: &str, place: &mut Place) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        for (at, character) in text.char_indices() {
            let rest = &text[at + character.len_utf8()..];
            match character {
                '"' => out.push_str(self.double(place, rest)),
                '\'' => out.push_str(self.single(place, rest)),
                other => {
                    out.push(other);
                    place.before = Some(other);
                }
            }
        }
        out
    }

    fn double(self, place: &mut Place, rest: &str) -> &'static str {
        let goes_on = rest.starts_with(|c: char| !c.is_whitespace());
        let edge = place.is_edge();
        if place.is_open('"') && !(edge && goes_on) {
            place.close('"');
            place.before = Some(')');
            return self.outer.1;
        }
        // Behind an article that lost its vowel, as in `l'"objet"`, and between letters without blanks.
        // Code may follow where the text ends.
        let stands_before = !rest.starts_with(char::is_whitespace);
        let apart = matches!(place.before, Some('’')) && stands_before || place.before.is_some_and(is_unspaced);
        if edge || apart {
            place.open.push('"');
            place.before = Some('(');
            return self.outer.0;
        }
        place.before = Some(')');
        self.outer.1
    }

    fn single(self, place: &mut Place, rest: &str) -> &'static str {
        let is_letter = |c: char| c.is_alphanumeric() && !is_unspaced(c);
        let behind_letter = place.before.is_some_and(is_letter);
        let edge = place.is_edge();
        let goes_on = rest.starts_with(|c: char| !c.is_whitespace());
        let year = rest.starts_with(|c: char| c.is_ascii_digit());
        let shortened = behind_letter && rest.starts_with(is_letter) || year || edge && self.is_elided(rest);
        if !shortened && place.is_open('\'') && !(edge && goes_on) {
            place.close('\'');
            place.before = Some(')');
            return self.inner.1;
        }
        if !shortened && (edge || place.before.is_some_and(is_unspaced)) {
            if goes_on || rest.is_empty() {
                place.open.push('\'');
            }
            place.before = Some('(');
            return self.inner.0;
        }
        if shortened || behind_letter {
            place.before = Some('’');
            return "’";
        }
        place.before = Some(')');
        self.inner.1
    }

    /// Tells whether a text begins with a word that lost its beginning, such as `'tis`, or with the end of `'n'`.
    fn is_elided(self, text: &str) -> bool {
        let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
        let word = text[..end].to_lowercase();
        let quoted = text[end..].starts_with('\'');
        if quoted {
            word == "n"
        } else {
            self.elided.contains(&word.as_str())
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{Place, Quotes};

    #[test]
    fn quotes_are_those_of_the_language() {
        for (language, text, expected) in [
            (
                "en-GB",
                "It's \"so\", the '90s' (\"x\") end",
                "It’s “so”, the ’90s’ (“x”) end",
            ),
            ("en", "\"'Inner' first\"", "“‘Inner’ first”"),
            (
                "en",
                "'Tis, 'twas, rock 'n' roll, (TNT)'s",
                "’Tis, ’twas, rock ’n’ roll, (TNT)’s",
            ),
            ("en", "a 5\" disk and \"so\"", "a 5” disk and “so”"),
            ("nl", "'s avonds 'zo' en \"zo\"", "’s avonds ‘zo’ en “zo”"),
            ("de", "\"Ja\", sagt's", "„Ja“, sagt’s"),
            (
                "de",
                "'Objekt' und \"das 'Objekt' selbst\"",
                "‚Objekt‘ und „das ‚Objekt‘ selbst“",
            ),
            ("de", "\"link \"docs\"\".", "„link „docs““."),
            ("fr", "une \"idée\"", "une «\u{202f}idée\u{202f}»"),
            (
                "fr",
                "d'\"objet\", l'\"int\" et 'petit mot'",
                "d’«\u{202f}objet\u{202f}», l’«\u{202f}int\u{202f}» et ‹\u{202f}petit mot\u{202f}›",
            ),
            (
                "it",
                "un'\"istanza\" e dell'\"oggetto\"",
                "un’«istanza» e dell’«oggetto»",
            ),
            ("es", "¿\"Qué\"? el 'objeto'", "¿«Qué»? el “objeto”"),
            ("ru", "\"да\" и 'объект'", "«да» и „объект“"),
            ("sv", "\"Nej\"", "”Nej”"),
            ("zh", "他说\"你好\"吗, 'a'", "他说“你好”吗, ‘a’"),
            ("ja", "これは\"値\"です", "これは「値」です"),
            ("en", "(\"a\")/\"b\" \"c\"-\"d\"", "(“a”)/“b” “c”-“d”"),
        ] {
            let quotes = Quotes::of(language).unwrap();
            let set = quotes.set(text, &mut Place::default());
            assert_eq!(set, expected, "{language}");
        }
        assert!(Quotes::of("qq").is_none());
    }

    #[test]
    fn the_text_before_decides() {
        let quotes = Quotes::of("de").unwrap();
        let mut place = Place::default();
        place.pass(Some('x'));
        assert_eq!(quotes.set("'s \"", &mut place), "’s „");
        // Code stands between the two.
        place.pass(Some(')'));
        assert_eq!(quotes.set("\", 'a", &mut place), "“, ‚a");
        place.pass(Some('z'));
        assert_eq!(quotes.set("'", &mut place), "‘");
        let quotes = Quotes::of("it").unwrap();
        let mut place = Place::default();
        assert_eq!(quotes.set("l'\"", &mut place), "l’«");
        place.pass(Some('t'));
        assert_eq!(quotes.set("\" e", &mut place), "» e");
    }
}
