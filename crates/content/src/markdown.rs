//! What an answer's Markdown means: CommonMark and tables, in which some signs are always text.
//!
//! Tags are text wherever they stand. CommonMark lets one at the beginning of a line open a block of raw HTML, in which no
//! Markdown counts and which ends at the next blank line, or after `<script` or `<!--` at the end of all text
//! (<https://spec.commonmark.org/0.31.2/#html-blocks>). And stars between letters or digits are operators: `2**10`.
//!
//! A parser does not know of that. So it is given a text in which stand-ins take the place of these signs, each a byte long,
//! so that places stay what they are; [`Literal::restore`] puts the signs back into what the parser makes of it.

use crate::script::is_unspaced;
use std::borrow::Cow;

/// Markdown as a parser of CommonMark is to read it.
///
/// ```
/// use deckle_content::markdown::Literal;
///
/// let power = Literal::of("2**10 and 3**4");
/// assert!(!power.text().contains('*'));
/// assert_eq!(power.restore(power.text()), "2**10 and 3**4");
/// ```
#[derive(Debug, Clone)]
pub struct Literal<'a> {
    text: Cow<'a, str>,
    stand_ins: Option<StandIns>,
}

/// Characters that the text does not have, and that mean nothing to a parser.
#[derive(Debug, Clone, Copy)]
struct StandIns {
    tag: char,
    star: char,
}

impl<'a> Literal<'a> {
    /// Reads Markdown.
    pub fn of(markdown: &'a str) -> Self {
        let found: Vec<(usize, Sign)> = tags(markdown).chain(stars(markdown)).collect();
        let stand_ins = if found.is_empty() {
            None
        } else {
            StandIns::for_text(markdown)
        };
        let Some(chosen) = stand_ins else {
            return Literal {
                text: Cow::Borrowed(markdown),
                stand_ins: None,
            };
        };
        let mut bytes = markdown.as_bytes().to_vec();
        for (at, sign) in found {
            // All four are characters of one byte.
            bytes[at] = match sign {
                Sign::Tag => chosen.tag,
                Sign::Star => chosen.star,
            } as u8;
        }
        Literal {
            text: String::from_utf8(bytes).map_or(Cow::Borrowed(markdown), Cow::Owned),
            stand_ins,
        }
    }

    /// What to give to a parser: as long as the Markdown itself, with the same characters at the same places but for the
    /// stand-ins.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts the signs back into a text that a parser made of [`text`](Self::text), or into a part of it.
    pub fn restore<'t>(&self, parsed: &'t str) -> Cow<'t, str> {
        match self.stand_ins {
            Some(StandIns { tag, star }) if parsed.contains([tag, star]) => {
                Cow::Owned(parsed.replace(tag, "<").replace(star, "*"))
            }
            _ => Cow::Borrowed(parsed),
        }
    }
}

impl StandIns {
    /// Takes control characters, which content may not have; `None` for a text that has nearly all of them.
    fn for_text(text: &str) -> Option<Self> {
        let mut free = ('\u{1}'..='\u{8}')
            .chain('\u{e}'..='\u{1f}')
            .filter(|&c| !text.contains(c));
        Some(StandIns {
            tag: free.next()?,
            star: free.next()?,
        })
    }
}

/// What a stand-in stands for.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Tag,
    Star,
}

/// Finds what may open a block of HTML: the first sign of a line behind the marks of quotations and items.
fn tags(markdown: &str) -> impl Iterator<Item = (usize, Sign)> {
    let mut start = 0;
    markdown.split_inclusive('\n').filter_map(move |line| {
        let from = start;
        start += line.len();
        let marks = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')');
        let rest = line.trim_start_matches(marks);
        (rest.starts_with('<') && !is_address(rest)).then_some((from + line.len() - rest.len(), Sign::Tag))
    })
}

/// Tells whether a text begins with an address in pointed brackets, which is a link and opens no block.
fn is_address(text: &str) -> bool {
    let inner = text[1..].split(['>', '<']).next().unwrap_or_default();
    let scheme = inner.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'))
    });
    let is_closed = text[1 + inner.len()..].starts_with('>');
    is_closed
        && inner.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !inner.contains(char::is_whitespace)
        && (scheme || inner.contains('@'))
}

/// Finds the stars between letters or digits, and those between two brackets, such as `(a + b)*(c + d)`.
fn stars(markdown: &str) -> impl Iterator<Item = (usize, Sign)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + markdown[from..].find('*')?;
        let count = markdown[start..].bytes().take_while(|&byte| byte == b'*').count();
        from = start + count;
        let before = markdown[..start].chars().next_back();
        let after = markdown[from..].chars().next();
        let is_operator = before.zip(after).is_some_and(|(before, after)| {
            is_joined(before) && is_joined(after) || matches!(before, ')' | ']') && matches!(after, '(' | '[')
        });
        let is_text = is_operator && !is_in_address(markdown, start);
        Some(if is_text { start..from } else { start..start })
    })
    .flatten()
    .map(|at| (at, Sign::Star))
}

/// How far before a star the beginning of an address is looked for, in bytes.
const LONGEST_ADDRESS: usize = 400;

/// Tells whether a place is in the address of a link or an image, where stars mean nothing, and no stand-in may be.
fn is_in_address(markdown: &str, at: usize) -> bool {
    let from = markdown.floor_char_boundary(at.saturating_sub(LONGEST_ADDRESS));
    let line = markdown[from..at].rsplit('\n').next().unwrap_or_default();
    let word = line.rsplit([' ', '\t']).next().unwrap_or_default();
    let after = |mark: &str| word.rfind(mark).map(|at| &word[at + mark.len()..]);
    let is_destination = after("](").is_some_and(|rest| !rest.contains(')'));
    let is_pointed = after("<").is_some_and(|rest| !rest.contains('>') && rest.contains([':', '@']));
    let is_definition = line.trim_start().starts_with('[') && line.contains("]:");
    is_destination || is_pointed || is_definition
}

/// Tells whether a character is a letter or digit of a script that sets blanks between words. In others emphasis stands
/// between letters as a matter of course.
fn is_joined(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

#[cfg(test)]
mod tests {
    use super::Literal;

    /// Writes the signs that are text as `«` and `×`.
    fn shown(markdown: &str) -> String {
        let literal = Literal::of(markdown);
        assert_eq!(literal.text().len(), markdown.len());
        assert_eq!(literal.restore(literal.text()), markdown);
        literal.text().replace('\u{1}', "«").replace('\u{2}', "×")
    }

    #[test]
    fn tags_at_the_beginning_of_a_line_are_text() {
        for (markdown, text) in [
            ("<script> and `defer`", "«script> and `defer`"),
            ("a\n  <!-- a note -->", "a\n  «!-- a note -->"),
            (
                "- <li> in an item\n> <p>\n> 1. <?php",
                "- «li> in an item\n> «p>\n> 1. «?php",
            ),
            ("a <b> stays", "a <b> stays"),
            (
                "<https://a.example/> and\n<a@b.example>",
                "<https://a.example/> and\n<a@b.example>",
            ),
            ("<x:y", "«x:y"),
            ("<!x@y>", "«!x@y>"),
            ("<", "«"),
        ] {
            assert_eq!(shown(markdown), text);
        }
    }

    #[test]
    fn stars_between_letters_or_digits_are_text() {
        for (markdown, text) in [
            ("2**10 and a*b*c", "2××10 and a×b×c"),
            ("(a+b)*(c+d)*(e+f)", "(a+b)×(c+d)×(e+f)"),
            ("*a* and **b**, f(*args)", "*a* and **b**, f(*args)"),
            ("int* and char**", "int* and char**"),
            ("это**важно**да", "это××важно××да"),
            ("这是**重点**内容", "这是**重点**内容"),
            ("**키**를 and **list**は", "**키**를 and **list**は"),
            ("* item", "* item"),
            ("2\\*3", "2\\*3"),
            (
                "[2*3](https://a.example/a*b) ![c](a*b.png) <https://a.example/a*b> 2*3",
                "[2×3](https://a.example/a*b) ![c](a*b.png) <https://a.example/a*b> 2×3",
            ),
            ("[a]: https://a.example/a*b", "[a]: https://a.example/a*b"),
        ] {
            assert_eq!(shown(markdown), text);
        }
    }

    #[test]
    fn a_text_of_all_control_characters_is_left_alone() {
        let all: String = ('\0'..' ').collect();
        let text = format!("{all}\n<p> 2**3");
        assert_eq!(Literal::of(&text).text(), text);
    }
}
