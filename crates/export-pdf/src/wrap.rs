//! Breaks lines of code that are longer than the page is wide, and long words that offer the page setter no break.
//!
//! Typst would cut or overrun: a token without spaces has no place to break. Breaking here keeps the colours, indents the
//! rest of the line and lets the template draw a sign where a line goes on.
//!
//! **Invariant:** the pieces of a line, joined, are the line.

use deckle_markup::{Class, Token};
use unicode_width::UnicodeWidthChar;

/// A piece of a line of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A token or a part of one.
    Text(Class, String),
    /// The line goes on below, indented by this many columns.
    Wrap(usize),
}

/// How far the rest of a wrapped line is indented beyond the line itself.
const HANG: usize = 4;

/// Tells whether a line is one row.
pub(crate) fn fits(line: &str, columns: usize) -> bool {
    line.chars().map(width).sum::<usize>() <= columns
}

/// Breaks a line into rows of at most `columns` columns, after a space or an operator where there is one near the end.
pub(crate) fn wrap(line: &[Token], columns: usize) -> Vec<Piece> {
    let whole = line.iter().flat_map(|token| token.text.chars());
    if whole.clone().map(width).sum::<usize>() <= columns {
        return line
            .iter()
            .map(|token| Piece::Text(token.class, token.text.clone()))
            .collect();
    }
    let characters: Vec<char> = whole.collect();
    let comment = trailing_comment(line);
    let indent = characters.iter().take_while(|c| **c == ' ').count();
    let hang = (indent + HANG).min(columns / 2);
    let breaks = breaks(&characters, comment, columns, hang);
    cut(line, &breaks, hang)
}

/// Finds the positions, in characters, at which a new row begins.
fn breaks(characters: &[char], comment: Option<usize>, columns: usize, hang: usize) -> Vec<usize> {
    let mut breaks = Vec::new();
    let (mut from, mut room) = (0, columns);
    loop {
        let (mut used, mut end) = (0, from);
        while end < characters.len() && used + width(characters[end]) <= room {
            used += width(characters[end]);
            end += 1;
        }
        if end == characters.len() {
            return breaks;
        }
        // A row takes one character at least, whatever the room.
        end = end.max(from + 1);
        // A good place in the last two fifths of the row beats a full row.
        let earliest = from + (end - from) * 3 / 5;
        let good = |wanted: fn(char) -> bool| (earliest + 1..=end).rev().find(|at| wanted(characters[at - 1]));
        let at = comment
            .filter(|comment| (from + 1..=end).contains(comment))
            .or_else(|| good(|c| c == ' '))
            .or_else(|| good(|c| ",;([{=|+-/.:&_".contains(c)))
            .unwrap_or(end);
        breaks.push(at);
        from = at;
        room = columns.saturating_sub(hang).max(1);
    }
}

/// Finds where a comment begins that stands behind code, in characters.
fn trailing_comment(line: &[Token]) -> Option<usize> {
    let at = line.iter().position(|token| token.class == Class::Comment)?;
    let before: String = line[..at].iter().map(|token| token.text.as_str()).collect();
    (!before.trim().is_empty()).then(|| before.chars().count())
}

fn cut(line: &[Token], breaks: &[usize], hang: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut breaks = breaks.iter().peekable();
    let mut at = 0;
    for token in line {
        let mut text = String::new();
        for character in token.text.chars() {
            if breaks.next_if(|next| **next == at).is_some() {
                if !text.is_empty() {
                    pieces.push(Piece::Text(token.class, std::mem::take(&mut text)));
                }
                pieces.push(Piece::Wrap(hang));
            }
            text.push(character);
            at += 1;
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(token.class, text));
        }
    }
    pieces
}

/// Returns how many columns a character takes: two for the East Asian wide blocks and emoji, none for combining marks.
pub(crate) fn width(character: char) -> usize {
    UnicodeWidthChar::width(character).unwrap_or(0)
}

/// Replaces tabs by spaces up to the next multiple of four columns: a PDF has no tabs.
pub(crate) fn expand_tabs(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut column = 0;
    for character in line.chars() {
        if character == '\t' {
            let spaces = 4 - column % 4;
            out.extend(std::iter::repeat_n(' ', spaces));
            column += spaces;
        } else {
            out.push(character);
            column += width(character);
        }
    }
    out
}

/// Splits a long word into parts between which a line may end; `None` for words that need no such help.
pub(crate) fn split_word(word: &str, longest: usize, part: usize) -> Option<Vec<String>> {
    if word.chars().map(width).sum::<usize>() <= longest {
        return None;
    }
    let mut parts = Vec::new();
    let mut current = String::new();
    let mut used = 0;
    for character in word.chars() {
        // A combining mark stays with its letter.
        let full = used >= part || (used >= 4 && current.ends_with(|c: char| "./_(,=:-?&".contains(c)));
        if full && width(character) > 0 && !"./_),=:-?&".contains(character) {
            parts.push(std::mem::take(&mut current));
            used = 0;
        }
        current.push(character);
        used += width(character);
    }
    parts.push(current);
    (parts.len() > 1).then_some(parts)
}

/// Code in running text of at most this many columns is never broken.
const WHOLE_CODE: usize = 20;
/// A word of code is broken above this many columns, where its own words end.
const LONGEST_CODE: usize = 28;
/// A word of code above this many columns is broken anywhere.
const HARD_CODE: usize = 45;
/// How many columns stay on either side of a break within a word of code.
const LEAST_CODE: usize = 5;

/// Splits code in running text into parts between which a line may end; empty if it stays whole.
///
/// A part keeps the space at its end: spaces within code are as wide as its letters.
pub(crate) fn split_code(code: &str) -> Vec<String> {
    let columns = |text: &str| text.chars().map(width).sum::<usize>();
    if columns(code) <= WHOLE_CODE {
        return Vec::new();
    }
    let mut parts: Vec<String> = Vec::new();
    for word in code.split_inclusive(' ') {
        // A lone sign stays with the word before it: no line begins with an operator.
        let sign = word.trim_end().len() <= 2 && !word.contains(char::is_alphanumeric);
        match parts.last_mut() {
            Some(last) if sign || last.trim().is_empty() => last.push_str(word),
            _ if columns(word) <= LONGEST_CODE => parts.push(word.to_owned()),
            _ => parts.extend(split_code_word(word)),
        }
    }
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// Splits a long word of code after a sign, or before a capital letter that begins a word.
fn split_code_word(word: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut current, mut used) = (String::new(), 0);
    let mut left: usize = word.trim_end().chars().map(width).sum();
    for character in word.chars() {
        let sign = current.ends_with(|c: char| "./_(,[=:".contains(c)) && !"./_(),[]=:".contains(character);
        let capital = character.is_uppercase() && current.ends_with(char::is_lowercase);
        let good = (sign || capital) && used >= LEAST_CODE && left >= LEAST_CODE;
        if width(character) > 0 && (good || used >= HARD_CODE) {
            parts.push(std::mem::take(&mut current));
            used = 0;
        }
        current.push(character);
        used += width(character);
        left = left.saturating_sub(width(character));
    }
    parts.push(current);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, columns: usize) -> String {
        let token = |class, text: &str| Token {
            class,
            text: text.to_owned(),
        };
        let (first, rest) = code.split_at(code.len() / 2);
        wrap(&[token(Class::Keyword, first), token(Class::Plain, rest)], columns)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(_, text) => text,
                Piece::Wrap(hang) => format!("|{hang}|"),
            })
            .collect()
    }

    #[test]
    fn long_lines_break_at_good_places_and_lose_nothing() {
        for (code, expected) in [
            ("short = line", "short = line"),
            ("    call(argument, other)", "    call(argument, |8|other)"),
            (
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "xxxxxxxxxxxxxxxxxxxx|4|xxxxxxxxxxxxxxxx|4|xx",
            ),
            ("日本語日本語日本語日本語", "日本語日本語日本語日|4|本語"),
        ] {
            assert_eq!(shown(code, 20), expected);
        }
    }

    #[test]
    fn a_comment_behind_code_goes_below_as_a_whole() {
        let token = |class, text: &str| Token {
            class,
            text: text.to_owned(),
        };
        let line = [token(Class::Plain, "x = 1  "), token(Class::Comment, "# why it is one")];
        assert_eq!(
            wrap(&line, 20),
            [
                Piece::Text(Class::Plain, "x = 1  ".to_owned()),
                Piece::Wrap(4),
                Piece::Text(Class::Comment, "# why it is one".to_owned()),
            ]
        );
    }

    #[test]
    fn code_in_text_breaks_between_words() {
        for (code, expected) in [
            ("isinstance(x, int)", ""),
            (
                "lru_cache(maxsize=None, typed=False)",
                "lru_cache(maxsize=None, |typed=False)",
            ),
            ("first_value + second_value", "first_value + |second_value"),
            (
                "ConcurrentProcessPoolExecutorError",
                "Concurrent|Process|PoolExecutor|Error",
            ),
            ("module.submodule.function_of_it", "module.|submodule.|function_|of_it"),
        ] {
            assert_eq!(split_code(code).join("|"), expected);
        }
        let long = "abcdefghij".repeat(10);
        let parts = split_code(&long);
        assert_eq!(parts.concat(), long);
        assert_eq!(parts.len(), 3);
    }

    #[test]
    fn a_row_takes_one_character_at_least() {
        let text: String = shown("日本日本", 1).split('|').step_by(2).collect();
        assert_eq!(text, "日本日本");
    }

    #[test]
    fn tabs_reach_the_next_stop() {
        assert_eq!(expand_tabs("\ta\tb"), "    a   b");
    }

    #[test]
    fn long_words_are_split_and_short_ones_left() {
        assert_eq!(split_word("short", 12, 8), None);
        let parts = split_word("module.submodule.function", 12, 8);
        assert_eq!(
            parts.map(|parts| parts.join("|")).as_deref(),
            Some("module.|submodul|e.functi|on")
        );
    }
}
