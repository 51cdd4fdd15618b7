//! Code as lines of classed runs, broken where the page ends.

use crate::geometry::Geometry;
use crate::model::{CodeData, Run};
use crate::readable::Reader;
use crate::wrap::{self, Piece};
use deckle_content::pattern;
use deckle_markup::{Class, Line, Token, highlight};

/// What code has to fit into.
#[derive(Clone, Copy)]
pub(crate) struct Page<'g> {
    pub(crate) geometry: &'g Geometry,
    /// How many columns a row has.
    pub(crate) columns: usize,
}

/// Highlights code and breaks it at the page's edge.
pub(crate) fn code(reader: &mut Reader<'_>, language: &str, text: &str, page: Page<'_>) -> CodeData {
    let text: Vec<String> = reader
        .show_code(&plain_line_ends(text))
        .lines()
        .map(wrap::expand_tabs)
        .collect();
    let text = text.join("\n");
    if text.lines().all(|line| wrap::fits(line, page.columns)) {
        return unbroken(text, Some(language), page);
    }
    let lines = highlight(language, &text);
    broken(text, &lines, page)
}

/// Breaks output at the page's edge; what varies between runs has a class of its own.
pub(crate) fn output(reader: &mut Reader<'_>, expected: &str, page: Page<'_>) -> CodeData {
    let mut lines = vec![Line::new()];
    for piece in pattern::pieces(expected) {
        let (class, text) = match piece {
            pattern::Piece::Exact(text) => (Class::Plain, text),
            pattern::Piece::Varies(text) => (VARIES, text),
        };
        let text = plain_line_ends(text);
        for (at, part) in reader.show_code(&text).split('\n').enumerate() {
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
    let coloured = lines.iter().flatten().any(|token| token.class == VARIES);
    if coloured || !text.iter().all(|line| wrap::fits(line, page.columns)) {
        return broken(text.join("\n"), &lines, page);
    }
    unbroken(text.join("\n"), None, page)
}

/// Output has no grammar, so a class that no output can have marks what varies.
const VARIES: Class = Class::Output;

/// Code each line of which fits.
fn unbroken(text: String, language: Option<&str>, page: Page<'_>) -> CodeData {
    let rows = text.split('\n').count();
    // With the feature `one-pass` code is highlighted where it is set, on all cores.
    let lines = (!cfg!(feature = "one-pass")).then(|| lines_of(language, &text));
    CodeData {
        text,
        language: language.map(str::to_owned),
        lines,
        keep: rows <= page.geometry.short_code,
        rows,
    }
}

/// Code whose lines are broken at the page's edge, or are coloured by something else than a grammar.
fn broken(text: String, lines: &[Line], page: Page<'_>) -> CodeData {
    let lines: Vec<Vec<Run>> = lines.iter().map(|line| runs(wrap::wrap(line, page.columns))).collect();
    let wraps = lines.iter().flatten().filter(|run| matches!(run, Run::Wrap(..)));
    let rows = lines.len() + wraps.count();
    CodeData {
        text,
        language: None,
        keep: rows <= page.geometry.short_code,
        rows,
        lines: Some(lines),
    }
}

/// Returns the runs of each line of code that fits, in a language, or without colours.
pub(crate) fn lines_of(language: Option<&str>, text: &str) -> Vec<Vec<Run>> {
    match language {
        Some(language) => highlight(language, text)
            .into_iter()
            .map(|line| {
                runs(
                    line.into_iter()
                        .map(|token| Piece::Text(token.class, token.text))
                        .collect(),
                )
            })
            .collect(),
        None => text
            .lines()
            .map(|line| match line {
                "" => Vec::new(),
                line => vec![Run::Text("", line.to_owned())],
            })
            .collect(),
    }
}

/// Joins pieces that look alike. A blank looks the same in every class, so it joins what is before it, or what follows at
/// the beginning of a line: each run is an object of the page.
fn runs(pieces: Vec<Piece>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let (class, text) = match piece {
            Piece::Wrap(hang) => {
                runs.push(Run::Wrap("wrap", hang));
                continue;
            }
            Piece::Text(class, text) => (class_name(class), text),
        };
        let blank = text.trim().is_empty();
        match runs.last_mut() {
            Some(Run::Text(last, before)) if blank || *last == class => before.push_str(&text),
            Some(Run::Text(last, before)) if before.trim().is_empty() => {
                *last = class;
                before.push_str(&text);
            }
            _ => runs.push(Run::Text(class, text)),
        }
    }
    runs
}

/// Returns the name by which the template knows a class; empty for the class without a look.
fn class_name(class: Class) -> &'static str {
    match class {
        Class::Plain => "",
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
