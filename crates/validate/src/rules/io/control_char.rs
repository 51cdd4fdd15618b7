//! `io/control-char` where an escape makes the character, which only the parsed text tells.

use crate::visit::Walk;
use deckle_content::Document;
use deckle_content::rules::CONTROL_CHAR;
use deckle_content::tree::Style;
use deckle_diagnostics::{Diagnostic, escape};

/// Reports control characters that escapes in double quotes make.
pub(crate) fn check(document: &Document, walk: &Walk<'_>, out: &mut Vec<Diagnostic>) {
    for value in &walk.scalars {
        if value.node.style != Style::DoubleQuoted {
            continue;
        }
        let Some(text) = value.node.as_str() else { continue };
        let written = document.file.slice(value.node.span);
        // One that stands in the file itself is reported there.
        let hidden = |c: &char| escape::is_unsafe(*c) && !matches!(*c, '\n' | '\r' | '\t') && !written.contains(*c);
        let Some(c) = text.chars().find(hidden) else { continue };
        let message = format!(
            "this text holds the invisible character U+{:04X}, written as an escape",
            u32::from(c)
        );
        out.push(
            CONTROL_CHAR
                .at(&document.file, value.place(document), message)
                .label("an escape in these quotes makes it")
                .help("show it as Python does: print `repr(…)`, and write the output in a block or in single quotes"),
        );
    }
}
