//! `io/control-char`

use crate::rules::BY_CHARACTER;
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
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
    pub CONTROL_CHAR = "io/control-char" { severity: Error, since: "0.1.0", supersedes: BY_CHARACTER }
}

/// Findings of this rule in one file: more say nothing new.
const MAX_FINDINGS: usize = 10;

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
    let found = text.char_indices().filter(|(_, c)| is_control(*c)).take(MAX_FINDINGS);
    out.extend(found.map(|(at, c)| {
        let message = format!("the invisible character U+{:04X} is in the text", u32::from(c));
        CONTROL_CHAR
            .at(file, Span::new(at, at + c.len_utf8()), message)
            .label("it cannot be seen, and is shown here as an escape")
            .help("delete it")
    }));
}
