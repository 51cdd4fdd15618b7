//! How one text is written: bare, in quotes, or as a block.
//!
//! The choice depends on the text alone, so that a text is written the same way wherever it stands. A text with a line
//! feed is a `|` block. Any other stands on its key's line: bare if every reader of YAML takes it for this text, else in
//! quotes. A text that neither form can hold is in double quotes with escapes.

use crate::scalar::{Scalar, resolve_plain, yaml_1_1_meaning};
use deckle_diagnostics::escape;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// After a key or a dash.
    Block,
    /// Between brackets.
    Flow,
    /// As a key.
    Key,
}

/// Writes a text on one line: bare, or in quotes.
pub fn inline(text: &str, place: Place) -> Cow<'_, str> {
    if !text.chars().all(|c| c != '\n' && c != '\t' && stands_for_itself(c)) {
        return Cow::Owned(escaped(text));
    }
    if is_bare(text, place) {
        Cow::Borrowed(text)
    } else if text.contains(['"', '\\']) {
        Cow::Owned(format!("'{}'", text.replace('\'', "''")))
    } else {
        Cow::Owned(format!("\"{text}\""))
    }
}

/// Tells whether a character can be written as it is and still be seen for what it is.
///
/// Escapes are left for what a terminal or another reader of YAML would act on. Joiners and marks of direction are
/// letters of their scripts, and stay.
fn stands_for_itself(c: char) -> bool {
    match c {
        '\n' | '\t' | '\u{061C}' | '\u{200C}'..='\u{200F}' => true,
        // YAML 1.2.2, section 5.1: not printable.
        '\u{FFFE}' | '\u{FFFF}' => false,
        c => !escape::is_unsafe(c),
    }
}

/// Tells whether a text of one line needs no quotes.
fn is_bare(text: &str, place: Place) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let second = chars.next();
    if text.trim() != text || text.starts_with("---") || text.starts_with("...") {
        return false;
    }
    // YAML 1.2.2, section 5.3: signs that mean something at the start of a value.
    let is_sign = "-?:,[]{}#&*!|>'\"%@`".contains(first);
    let is_lone = matches!(second, None | Some(' '));
    if is_sign && !(first == '-' && !is_lone && place == Place::Block) {
        return false;
    }
    let means_more = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let breaks_list = place != Place::Block && text.contains([',', '[', ']', '{', '}', ':']);
    if means_more || breaks_list {
        return false;
    }
    matches!(resolve_plain(Cow::Borrowed(text)), Scalar::Text(_)) && yaml_1_1_meaning(text).is_none()
}

/// Writes a text in double quotes, with escapes for what cannot be seen.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push('"');
    for c in text.chars() {
        let _ = match c {
            '"' => out.write_str("\\\""),
            '\\' => out.write_str("\\\\"),
            '\n' => out.write_str("\\n"),
            '\t' => out.write_str("\\t"),
            '\r' => out.write_str("\\r"),
            c if stands_for_itself(c) && (c == ' ' || !c.is_whitespace()) => out.write_char(c),
            c => match u32::from(c) {
                code @ 0..=0xFF => write!(out, "\\x{code:02X}"),
                code @ 0x100..=0xFFFF => write!(out, "\\u{code:04X}"),
                code => write!(out, "\\U{code:08X}"),
            },
        };
    }
    out.push('"');
    out
}

/// Columns by which a block stands deeper than its key or dash.
pub(crate) const STEP: usize = 2;

/// Writes a text as a `|` block whose lines begin at column `indent`, counted from 0, which is [`STEP`] more than that of
/// its key or dash. The header comes first, and a line feed ends it.
///
/// `None` if the text is no block: it has no line feed, or holds what a block cannot show.
pub(crate) fn block(text: &str, indent: usize) -> Option<String> {
    if !text.contains('\n') || !fits_block(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 16);
    out.push('|');
    // A first line that starts with a blank would be taken for the indentation of all.
    if text.trim_start_matches('\n').starts_with(' ') {
        let _ = write!(out, "{STEP}");
    }
    out.push_str(match text {
        text if !text.ends_with('\n') => "-",
        text if text.ends_with("\n\n") => "+",
        _ => "",
    });
    out.push('\n');
    indented(&mut out, text, indent);
    Some(out)
}

/// Adds the lines of a text, each `indent` blanks in; empty ones stay bare.
pub(crate) fn indented(out: &mut String, text: &str, indent: usize) {
    for line in text.split_inclusive('\n') {
        let line = line.strip_suffix('\n').unwrap_or(line);
        let _ = match line {
            "" => writeln!(out),
            line => writeln!(out, "{:indent$}{line}", ""),
        };
    }
}

/// Tells whether a block shows a text as it is.
fn fits_block(text: &str) -> bool {
    let is_blank = |line: &&str| line.trim().is_empty();
    let lines = || text.split('\n');
    // Before the first words and after the last ones, blanks would be indentation to some readers and text to others.
    let has_words = !lines().all(|line| is_blank(&line));
    let clean_start = lines().take_while(is_blank).all(str::is_empty);
    let clean_end = lines().rev().take_while(is_blank).all(str::is_empty);
    // Other blanks than U+0020 look like indentation.
    let indents = |line: &str| {
        let first = line.trim_start_matches(' ').chars().next();
        first.is_some_and(|c| !c.is_ascii() && c.is_whitespace())
    };
    has_words && clean_start && clean_end && text.chars().all(stands_for_itself) && !lines().any(indents)
}
