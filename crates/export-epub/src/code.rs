//! Code as XHTML whose long lines go on below, indented, on small screens.

use deckle_markup::{Class, Token, escape_html, highlight};
use std::fmt::Write as _;

/// Columns of one step of indentation that the style sheet knows.
const STEP: usize = 2;
/// Deepest step: beyond it a phone would have no room left.
const MAX_STEP: usize = 6;
/// Columns of a tab.
const TAB: usize = 4;

/// Renders code, a block for each line, to be put into `<pre><code>`.
///
/// Each line ends in its line feed, so that the code is the same where no style sheet is read, and where it is copied.
/// The classes `i1` to `i6` say how far a line is indented: what does not fit stands further right than its beginning.
pub(crate) fn lines(language: &str, code: &str) -> String {
    let mut out = String::with_capacity(code.len() * 2);
    for line in highlight(language, code) {
        match step(&line) {
            0 => out.push_str("<span class=\"line\">"),
            step => {
                let _ = write!(out, "<span class=\"line i{step}\">");
            }
        }
        for token in &line {
            push_token(&mut out, token);
        }
        out.push_str("\n</span>");
    }
    out
}

/// Renders output, in the same way.
pub(crate) fn output(text: &str) -> String {
    lines("text", text)
}

fn push_token(out: &mut String, token: &Token) {
    let text = escape_html(&token.text);
    // Two texts of a script that runs from right to left must not change places with the code between them. A style
    // sheet of a book may not say so (EPUB 3.3, 6.1.3.1), an attribute may.
    let isolated = !token.text.is_ascii() && matches!(token.class, Class::String | Class::Comment);
    let dir = if isolated { " dir=\"ltr\"" } else { "" };
    let _ = match token.class {
        Class::Plain => write!(out, "{text}"),
        class => write!(out, "<span class=\"{}\"{dir}>{text}</span>", class.css()),
    };
}

fn step(line: &[Token]) -> usize {
    let text = line.iter().flat_map(|token| token.text.chars());
    let blank = text.take_while(|c| matches!(c, ' ' | '\t'));
    let columns: usize = blank.map(|c| if c == '\t' { TAB } else { 1 }).sum();
    (columns / STEP).min(MAX_STEP)
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn every_line_is_a_block_that_ends_in_its_line_feed() {
        assert_eq!(
            lines("python", "if a:\n    b = 'ä' # <c>\n\n"),
            "<span class=\"line\"><span class=\"k\">if</span> a:\n</span>\
             <span class=\"line i2\">    b = <span class=\"s\" dir=\"ltr\">'ä'</span> <span class=\"c\"># &lt;c&gt;</span>\n</span>\
             <span class=\"line\">\n</span>"
        );
    }
}
