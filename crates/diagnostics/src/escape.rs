//! Makes text from outside safe to print.
//!
//! Terminals, logs and CI systems act on control characters, and bidirectional ones can make a line read as something
//! else (CVE-2021-42574). Every such character is written as a visible escape instead.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Tells whether a character can change how the text around it is shown, or cannot be seen at all.
///
/// These are the C0 and C1 controls, the line separators, the bidirectional controls and the zero-width characters of
/// Unicode; a line feed and a tab count too, so that callers decide about them.
pub fn is_unsafe(c: char) -> bool {
    c.is_control() || is_invisible(c)
}

/// Tells whether a character is a bidirectional control, a zero-width character or a line separator.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Takes the power from texts that a CI log would carry out: `::command::` at the start of a line and `##[command]`
/// anywhere in it are commands to GitHub's runner, whatever program printed them.
fn disarm(text: Cow<'_, str>) -> Cow<'_, str> {
    let starts = |line: &str| line.trim_start().starts_with("::");
    if !text.contains("##[") && !text.split('\n').any(starts) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let indent = line.len() - line.trim_start().len();
        out.push_str(&line[..indent]);
        match line[indent..].strip_prefix("::") {
            Some(rest) => {
                out.push_str("\\x3a:");
                out.push_str(&rest.replace("##[", "#\\x23["));
            }
            None => out.push_str(&line[indent..].replace("##[", "#\\x23[")),
        }
    }
    Cow::Owned(out)
}

/// Returns `text` as one line: every unsafe character, line feeds and tabs included, as an escape.
pub fn line(text: &str) -> Cow<'_, str> {
    clean(text, |_| false)
}

/// Returns `text` with its line feeds kept and every other unsafe character as an escape; tabs become four spaces.
pub fn block(text: &str) -> Cow<'_, str> {
    if text.contains('\t') {
        return Cow::Owned(clean(&text.replace('\t', "    "), |c| c == '\n').into_owned());
    }
    clean(text, |c| c == '\n')
}

/// Returns a line of a file for an excerpt, where it stands behind a line number: like [`block`], but the escaped form of
/// a text's beginning is always the beginning of its escaped form, so that places can be found again.
pub fn excerpt(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut hashes = 0;
    for c in text.chars() {
        match c {
            '\t' => out.push_str("    "),
            '[' if hashes >= 2 => out.push_str("\\x5b"),
            c if is_unsafe(c) => push_escape(&mut out, c),
            c => out.push(c),
        }
        hashes = if c == '#' { hashes + 1 } else { 0 };
    }
    out
}

fn clean(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(|c| is_unsafe(c) && !keep(c)) {
        return disarm(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unsafe(c) && !keep(c) {
            push_escape(&mut out, c);
        } else {
            out.push(c);
        }
    }
    disarm(Cow::Owned(out))
}

fn push_escape(out: &mut String, c: char) {
    let _ = match c {
        '\n' => out.write_str("\\n"),
        '\t' => out.write_str("\\t"),
        '\r' => out.write_str("\\r"),
        c if u32::from(c) < 0x100 => write!(out, "\\x{:02x}", u32::from(c)),
        c => write!(out, "\\u{{{:x}}}", u32::from(c)),
    };
}

/// Shortens `text` to at most `most` characters, marking the cut.
pub fn shorten(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some((cut, _)) => Cow::Owned(format!("{}…", &text[..cut])),
    }
}

/// Characters of a message or label that are printed: keys and values of the input stand in them.
const SHORT: usize = 600;
/// Lines of a note that are printed.
const SHORT_LINES: usize = 80;

/// Returns `text` as one safe line of bounded length.
pub fn short_line(text: &str) -> String {
    shorten(&line(&shorten(text, SHORT)), SHORT).into_owned()
}

/// Returns `text` as safe lines, bounded in number and length.
pub fn short_block(text: &str) -> String {
    let mut lines = text.lines();
    let mut out = lines
        .by_ref()
        .take(SHORT_LINES)
        .map(|line| block(&shorten(line, SHORT)).into_owned())
        .collect::<Vec<_>>();
    let more = lines.count();
    if more > 0 {
        out.push(format!("… {more} more lines"));
    }
    out.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_visible() {
        assert_eq!(line("a\u{1b}[31mb\n"), "a\\x1b[31mb\\n");
        assert_eq!(line("x\u{202e}y"), "x\\u{202e}y");
        assert_eq!(block("a\tb\r\n"), "a    b\\r\n");
        assert_eq!(line("plain ä"), "plain ä");
    }

    #[test]
    fn commands_to_a_ci_runner_lose_their_power() {
        assert_eq!(line("::error::x"), "\\x3a:error::x");
        assert_eq!(block("a\n  ::add-mask::x"), "a\n  \\x3a:add-mask::x");
        assert_eq!(line("x ##[error]y"), "x #\\x23[error]y");
        assert_eq!(line("std::fs"), "std::fs");
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(shorten("äöü", 2), "äö…");
        assert_eq!(shorten("äöü", 3), "äöü");
    }
}
