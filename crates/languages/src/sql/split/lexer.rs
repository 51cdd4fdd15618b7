//! Tells words, strings, comments and signs of SQL apart, by an engine's own rules.

use super::dialect::Dialect;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// White space.
    Blank,
    /// A comment.
    Comment,
    /// A keyword, a name without quotes, or a number.
    Word,
    /// A string, a name in quotes, or a comment whose text is executed.
    Quoted,
    /// Any other character.
    Sign(char),
}

/// Returns what the token at the beginning of `text` is and how many bytes it has; what is never closed reaches to the end.
/// `text` is not empty.
pub(super) fn token(text: &str, dialect: &Dialect) -> (Kind, usize) {
    let Some(first) = text.chars().next() else {
        return (Kind::Blank, 0);
    };
    let rest = &text[first.len_utf8()..];
    match first {
        _ if first.is_whitespace() => (Kind::Blank, first.len_utf8()),
        '-' if rest.starts_with('-') && begins_comment(&rest[1..], dialect) => (Kind::Comment, line(text)),
        '#' if dialect.hash_comments => (Kind::Comment, line(text)),
        '/' if rest.starts_with('*') => block_comment(text, dialect),
        '\'' | '"' => (Kind::Quoted, quoted(text, 0, first, dialect.backslashes)),
        '`' if dialect.backticks => (Kind::Quoted, quoted(text, 0, '`', false)),
        '[' if dialect.brackets => (Kind::Quoted, quoted(text, 0, ']', false)),
        'e' | 'E' if dialect.escape_strings && rest.starts_with('\'') => (Kind::Quoted, quoted(text, 1, '\'', true)),
        '$' if dialect.dollar_quotes => match dollar_quoted(text) {
            Some(length) => (Kind::Quoted, length),
            None => (Kind::Sign('$'), 1),
        },
        _ if is_part_of_word(first) => (Kind::Word, text.find(|c| !is_part_of_word(c)).unwrap_or(text.len())),
        _ => (Kind::Sign(first), first.len_utf8()),
    }
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// Tells whether two dashes before `rest` begin a comment.
fn begins_comment(rest: &str, dialect: &Dialect) -> bool {
    !dialect.dashes_need_blank || rest.chars().next().is_none_or(|c| c.is_whitespace() || c.is_control())
}

/// Returns the length of the line, its line feed not counted.
fn line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn block_comment(text: &str, dialect: &Dialect) -> (Kind, usize) {
    let executed = dialect.executable_comments && (text.starts_with("/*!") || text.starts_with("/*M!"));
    let kind = if executed { Kind::Quoted } else { Kind::Comment };
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") && (depth == 0 || dialect.nested_comments) {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return (kind, at);
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    (kind, text.len())
}

/// Returns the length of what is in quotes. Two quotes in a row read as two strings in a row, which comes to the same.
fn quoted(text: &str, opens_at: usize, close: char, backslashes: bool) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(opens_at + 1) {
        match c {
            _ if escaped => escaped = false,
            '\\' if backslashes => escaped = true,
            _ if c == close => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Returns the length of a string between two equal tags such as `$body$`; `None` if no tag begins here.
fn dollar_quoted(text: &str) -> Option<usize> {
    let length = text[1..].find('$')? + 2;
    let tag = &text[..length];
    let name = &tag[1..length - 1];
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    if !name.chars().all(is_name) || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = text[length..].find(tag).map(|at| at + 2 * length);
    Some(end.unwrap_or(text.len()))
}
