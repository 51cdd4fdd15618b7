//! Code as lines of classed runs, broken where the page ends.

use crate::model::{CodeData, Run};
use crate::readable::Reader;
use crate::wrap::{self, Piece};
use deckle_content::pattern;
use deckle_markup::{Class, Line, Token, highlight};

/// Highlights code and breaks it at `columns` columns.
pub(crate) fn code(reader: &mut Reader<'_>, language: &str, text: &str, columns: usize) -> CodeData {
    let text: Vec<String> = reader.show(&plain_line_ends(text)).lines().map(wrap::expand_tabs).collect();
    let text = text.join("\n");
    let lines = highlight(language, &text);
    data(text, &lines, columns)
}

/// Breaks output at `columns` columns; what varies between runs has a class of its own.
pub(crate) fn output(reader: &mut Reader<'_>, expected: &str, columns: usize) -> CodeData {
    let mut lines = vec![Line::new()];
    for piece in pattern::pieces(expected) {
        let (class, text) = match piece {
            pattern::Piece::Exact(text) => (Class::Plain, text),
            pattern::Piece::Varies(text) => (VARIES, text),
        };
        let text = plain_line_ends(text);
        for (at, part) in reader.show(&text).split('\n').enumerate() {
            if at > 0 {
                lines.push(Line::new());
            }
            if let (Some(line), false) = (lines.last_mut(), part.is_empty()) {
                let text = wrap::expand_tabs(part);
                line.push(Token { class, text });
            }
        }
    }
    if lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
    let text: Vec<String> = lines.iter().map(joined).collect();
    data(text.join("\n"), &lines, columns)
}

/// Output has no grammar, so a class that no output can have marks what varies.
const VARIES: Class = Class::Output;

fn data(text: String, lines: &[Line], columns: usize) -> CodeData {
    let lines = lines
        .iter()
        .map(|line| wrap::wrap(line, columns).into_iter().map(run).collect())
        .collect();
    CodeData { text, lines }
}

fn run(piece: Piece) -> Run {
    match piece {
        Piece::Text(Class::Plain, text) => Run::Plain(text),
        Piece::Text(class, text) => Run::Classed(class_name(class), text),
        Piece::Wrap(hang) => Run::Wrap(hang),
    }
}

/// Returns the name by which the template knows a class.
fn class_name(class: Class) -> &'static str {
    match class {
        Class::Plain => "plain",
        Class::Keyword => "keyword",
        Class::String => "string",
        Class::Number => "number",
        Class::Comment => "comment",
        Class::Function => "function",
        Class::Type => "type",
        Class::Constant => "constant",
        Class::Attribute => "attribute",
        Class::Prompt => "prompt",
        Class::Output => "output",
    }
}

fn joined(line: &Line) -> String {
    line.iter().map(|token| token.text.as_str()).collect()
}

/// A carriage return before a line feed is a way to end lines, not a character to show.
fn plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}
