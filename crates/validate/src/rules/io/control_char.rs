//! `io/control-char`

use crate::visit::Words;
use deckle_content::Document;
use deckle_content::tree::Style;
use deckle_diagnostics::{Diagnostic, SourceFile, Span, escape};
use std::sync::Arc;

rule! {
    /// ## What it does
    /// Reports control characters: in the file itself, and those that an escape in double quotes would make.
    ///
    /// ## Why
    /// Terminals act on them: a question that holds one can recolour, hide or rewrite what a reader sees. In an example,
    /// Python's own escapes say the same visibly.
    ///
    /// ## Example
    /// ```yaml
    /// stdout: "\e[31mred\e[0m\n"
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print(repr("\x1b[31mred\x1b[0m"))
    /// stdout: |
    ///   '\x1b[31mred\x1b[0m'
    /// ```
    "io/control-char", Error, unfixed, firm
}

/// Findings of this rule in one file: more say nothing new.
const MOST: usize = 10;

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// Reports control characters in a file.
pub(crate) fn check(file: &Arc<SourceFile>, out: &mut Vec<Diagnostic>) {
    let text = file.text();
    // Most files hold nothing else: one fast look at the bytes instead of a slow one at the characters.
    let plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t' | b'\r');
    // In pieces without an early end, which the compiler turns into a look at many bytes at once.
    let all_plain = |piece: &[u8]| piece.iter().fold(true, |all, byte| all & plain(byte));
    if text.as_bytes().chunks(256).all(all_plain) {
        return;
    }
    let found = text.char_indices().filter(|(_, c)| is_control(*c)).take(MOST);
    out.extend(found.map(|(at, c)| {
        let message = format!("the invisible character U+{:04X} is in the text", u32::from(c));
        Diagnostic::error(RULE.code, file, Span::new(at, at + c.len_utf8()), message)
            .label("it cannot be seen, and is shown here as an escape")
            .help("delete it")
    }));
}

/// Reports control characters that escapes in double quotes make.
pub(crate) fn check_values(document: &Document, words: &Words<'_>, out: &mut Vec<Diagnostic>) {
    for value in &words.scalars {
        if value.node.style != Style::DoubleQuoted {
            continue;
        }
        let Some(text) = value.node.as_str() else { continue };
        let written = document.file.slice(value.node.span);
        // One that stands in the file itself is reported there.
        let hidden = |c: &char| (is_control(*c) || escape::is_invisible(*c)) && !written.contains(*c);
        let Some(c) = text.chars().find(hidden) else { continue };
        let message = format!(
            "this text holds the invisible character U+{:04X}, written as an escape",
            u32::from(c)
        );
        out.push(
            Diagnostic::error(RULE.code, &document.file, value.place(document), message)
                .label("an escape in these quotes makes it")
                .help("show it as Python does: print `repr(…)`, and write the output in a block or in single quotes"),
        );
    }
}
