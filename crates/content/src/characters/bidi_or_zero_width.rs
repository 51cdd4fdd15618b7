//! `io/bidi-or-zero-width`

use super::bom::BOM;
use super::needed::Needed;
use crate::rules::{BY_CHARACTER, BY_CHARACTER_AND_MISREADING};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span, escape};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports characters that cannot be seen: bidirectional controls, zero-width characters, line separators, and
    /// no-break or other special spaces used for indentation.
    ///
    /// Those that a script needs are none of these: joiners and non-joiners between letters of Arabic, of the scripts of India
    /// and their kin, joiners within an emoji, and, in running text, marks of direction on a line with letters that run from
    /// right to left: without one, `C++` ends such a line as `++C`.
    ///
    /// ## Why
    /// Bidirectional controls make code read as something else than it does (CVE-2021-42574). A no-break space looks like
    /// indentation and is none.
    ///
    /// ## Example
    /// ```text
    /// question: What does `is\u{200b}` compare?
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// question: What does `is` compare?
    /// ```
    BIDI_OR_ZERO_WIDTH = "io/bidi-or-zero-width" { severity: Error, since: "0.1.0", fix: Some(Suggested), supersedes: BY_CHARACTER }
}

/// Findings of this rule in one file: more say nothing new.
const MAX_FINDINGS: usize = 10;

/// Reports invisible characters that are no controls.
pub(crate) fn check(file: &Arc<SourceFile>, out: &mut Vec<Diagnostic>) {
    let text = file.text();
    // Most files hold nothing else, and none of these is among it.
    if text.is_ascii() {
        return;
    }
    let mut runs: Vec<(Span, char, bool)> = Vec::new();
    let mut indenting = true;
    let mut needed = Needed::new(text);
    for (at, c) in text.char_indices() {
        let special_space = indenting && c.is_whitespace() && !c.is_ascii();
        indenting = c == '\n' || (indenting && (c == ' ' || special_space));
        let is_mark = at == 0 && c == BOM;
        if is_mark || !(special_space || escape::is_invisible(c)) || needed.at(at, c) {
            continue;
        }
        let end = at + c.len_utf8();
        // One slip of the keyboard, one message.
        let again =
            |(span, first, space): &&mut (Span, char, bool)| span.end == at && *first == c && *space == special_space;
        if let Some((span, ..)) = runs.last_mut().filter(again) {
            span.end = end;
        } else if runs.len() < MAX_FINDINGS {
            runs.push((Span::new(at, end), c, special_space));
        } else {
            break;
        }
    }
    for (span, c, special_space) in runs {
        out.push(if special_space {
            space(file, span, c)
        } else {
            invisible(file, span, c)
        });
    }
}

fn space(file: &Arc<SourceFile>, span: Span, c: char) -> Diagnostic {
    let count = (span.end - span.start) / c.len_utf8();
    let message = format!("the character U+{:04X} is used for indentation", u32::from(c));
    BIDI_OR_ZERO_WIDTH
        .at(file, span, message)
        .superseding(BY_CHARACTER_AND_MISREADING)
        .label("it looks like a space and is none")
        .help("indent with plain spaces")
        .fix(
            "write plain spaces",
            Applicability::Suggested,
            replace(span, &" ".repeat(count)),
        )
}

fn invisible(file: &Arc<SourceFile>, span: Span, c: char) -> Diagnostic {
    let message = format!("the invisible character U+{:04X} is in the text", u32::from(c));
    BIDI_OR_ZERO_WIDTH
        .at(file, span, message)
        .label("it cannot be seen, and is shown here as an escape")
        .help("delete it; if an example needs it, write it as an escape of Python")
        .fix("delete it", Applicability::Suggested, replace(span, ""))
}

fn replace(span: Span, by: &str) -> Vec<Edit> {
    vec![Edit {
        span,
        replacement: by.to_owned(),
    }]
}
