//! Invisible characters that a script needs: without them words are misspelt, emoji fall apart and signs change sides.

use crate::script::{is_emoji, is_joining, is_right_to_left};

/// Says of a file's characters which of them are needed.
pub(crate) struct Needed<'a> {
    text: &'a str,
    /// The end of the sequence of tags that was found to be a flag.
    flag_end: usize,
}

impl<'a> Needed<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Needed { text, flag_end: 0 }
    }

    /// Tells whether an invisible character is needed. Places must be asked for in order.
    pub(crate) fn at(&mut self, at: usize, c: char) -> bool {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + c.len_utf8()..].chars().next();
        let both = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
        match c {
            '\u{200c}' => both(is_joining),
            '\u{200d}' => both(is_joining) || both(is_emoji),
            // The flags of England, Scotland and Wales: a black flag, then letters as tags, then the end of tags.
            '\u{e0020}'..='\u{e007f}' => {
                if before == Some('🏴') {
                    let flag = FLAGS.iter().find(|flag| self.text[at..].starts_with(**flag));
                    self.flag_end = flag.map_or(0, |flag| at + flag.len());
                }
                at < self.flag_end
            }
            '\u{200e}' | '\u{200f}' | '\u{61c}' => self.is_in_running_text(at) && self.has_letters_from_the_right(at),
            _ => false,
        }
    }

    /// Tells whether a place is in text for readers, as far as lines tell: below a key of such text, and not in code.
    fn is_in_running_text(&self, at: usize) -> bool {
        let before = &self.text[..at];
        let line = before.rsplit('\n').next().unwrap_or_default();
        let key = before.rsplit('\n').find_map(|line| {
            let key = line.split_once(':')?.0;
            let is_key = key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.contains(char::is_whitespace);
            is_key.then_some(key)
        });
        let fences = before
            .lines()
            .filter(|line| line.trim_start().starts_with("```"))
            .count();
        key.is_some_and(|key| PROSE.contains(&key))
            && fences.is_multiple_of(2)
            && line.matches('`').count().is_multiple_of(2)
    }

    fn has_letters_from_the_right(&self, at: usize) -> bool {
        let start = self.text[..at].rfind('\n').map_or(0, |feed| feed + 1);
        let line = self.text[start..].lines().next().unwrap_or_default();
        line.chars().any(is_right_to_left)
    }
}

/// The keys at the margin whose text is for readers: of a question's file, and of a topic's.
const PROSE: [&str; 6] = ["question", "answer", "title", "description", "tags", "retired"];

/// The tags of the flags that Unicode recommends for interchange (<https://www.unicode.org/reports/tr51/#valid-emoji-tag-sequences>):
/// `gbeng`, `gbsct` and `gbwls`, and the end of tags.
const FLAGS: [&str; 3] = [
    "\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];

#[cfg(test)]
mod tests {
    use super::Needed;
    use deckle_diagnostics::escape::is_invisible;

    /// Returns the invisible characters that are not needed.
    fn left(text: &str) -> String {
        let mut needed = Needed::new(text);
        let hidden = text.char_indices().filter(|(_, c)| is_invisible(*c));
        hidden.filter(|(at, c)| !needed.at(*at, *c)).map(|(_, c)| c).collect()
    }

    #[test]
    fn what_scripts_need_is_left_alone() {
        for text in [
            "answer: نمی\u{200c}کند",
            "code: print('می\u{200c}توان')",
            "answer: क्\u{200d}ष and क्\u{200c}ष and ශ්\u{200d}රී",
            "answer: 👩\u{200d}💻 👩🏽\u{200d}🚀 ❤\u{fe0f}\u{200d}🔥 🏴\u{200d}☠\u{fe0f}",
            "answer: 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "question: ما هي C++\u{200f}؟",
            "answer: |\n  زبان C++\u{200e} است",
        ] {
            assert_eq!(left(text), "", "{}", text.escape_unicode());
        }
    }

    #[test]
    fn what_hides_or_turns_text_is_found() {
        for (text, found) in [
            ("answer: a\u{200c}b", "\u{200c}"),
            ("answer: نمی\u{200c} کند", "\u{200c}"),
            ("answer: a\u{200d}b", "\u{200d}"),
            ("answer: 👩\u{200d} ", "\u{200d}"),
            ("answer: is\u{200b}", "\u{200b}"),
            ("answer: 🏴\u{e0061}\u{e007f}", "\u{e0061}\u{e007f}"),
            ("answer: a\u{e0067}", "\u{e0067}"),
            ("answer: C++\u{200f} alone", "\u{200f}"),
            ("snippets:\n- code: x = 'א\u{200f}'", "\u{200f}"),
            ("answer: |\n  ```\n  א\u{200f}\n  ```", "\u{200f}"),
            ("answer: `א\u{200f}`", "\u{200f}"),
            (
                "answer: א\u{202e}b\u{202c} \u{2067}c\u{2069}",
                "\u{202e}\u{202c}\u{2067}\u{2069}",
            ),
        ] {
            assert_eq!(left(text), found, "{}", text.escape_unicode());
        }
    }
}
