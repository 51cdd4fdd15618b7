//! The lines of a file that a finding shows, made safe to print and cut to size.
//!
//! **Invariant:** an excerpt's size depends on the number of marks, not on the length of a line.

use crate::escape;
use crate::source::{SourceFile, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of a line that are shown around its first mark.
const MAX_LINE_BYTES: usize = 600;
/// Bytes of a long line that are shown before its first mark.
const BYTES_BEFORE_MARK: usize = 80;
/// Lines between two marks that are shown; more are folded away.
const MAX_LINES_BETWEEN: usize = 3;

/// A place to mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'a> {
    pub(super) span: Span,
    pub(super) label: &'a str,
    pub(super) primary: bool,
}

/// Lines to show, with the marks' places in them.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The number of the first line, from 1.
    pub(super) first_line: usize,
    /// The lines, escaped. Lines between marks may be empty here: they are folded away.
    pub(super) source: String,
    /// The places of the marks, in the order in which they were given.
    pub(super) marks: Vec<Range<usize>>,
}

impl Excerpt {
    /// Cuts the lines with marks out of a file. A mark of several lines is cut to its first.
    pub(super) fn new(file: &SourceFile, marks: &[Mark<'_>]) -> Self {
        let mut lines: BTreeMap<usize, Vec<(usize, Span)>> = BTreeMap::new();
        for (index, mark) in marks.iter().enumerate() {
            let line = file.position(mark.span.start).line;
            lines.entry(line).or_default().push((index, mark.span));
        }
        let first_line = lines.keys().next().copied().unwrap_or(1);
        let mut source = String::new();
        let mut places = vec![0..0; marks.len()];
        let mut last = None;
        for (number, marks) in lines {
            if let Some(last) = last {
                source.push('\n');
                for between in last + 1..number {
                    if number - last <= MAX_LINES_BETWEEN + 1 {
                        append(
                            &mut source,
                            file,
                            file.line(between).unwrap_or_default(),
                            &[],
                            &mut places,
                        );
                    }
                    source.push('\n');
                }
            }
            append(
                &mut source,
                file,
                file.line(number).unwrap_or_default(),
                &marks,
                &mut places,
            );
            last = Some(number);
        }
        Excerpt {
            first_line,
            source,
            marks: places,
        }
    }
}

/// Appends a line in its safe form and notes where its marks come to stand.
fn append(source: &mut String, file: &SourceFile, line: Span, marks: &[(usize, Span)], places: &mut [Range<usize>]) {
    let text = file.text();
    let mut window = line;
    if text[window.range()].ends_with('\r') && marks.iter().all(|(_, span)| span.start + 1 < window.end) {
        window.end -= 1;
    }
    if window.end - window.start > MAX_LINE_BYTES {
        let first = marks.iter().map(|(_, span)| span.start).min().unwrap_or(window.start);
        window.start = boundary(text, first.saturating_sub(BYTES_BEFORE_MARK).max(window.start));
        window.end = boundary(text, (window.start + MAX_LINE_BYTES).min(window.end));
    }
    let safe = |start: usize, end: usize| escape::excerpt(text.get(start..end).unwrap_or_default());
    if window.start > line.start {
        source.push('…');
    }
    let offset = source.len();
    for (index, span) in marks {
        let start = boundary(text, span.start.clamp(window.start, window.end));
        let end = boundary(text, span.end.clamp(start, window.end));
        places[*index] = offset + safe(window.start, start).len()..offset + safe(window.start, end).len();
    }
    source.push_str(&safe(window.start, window.end));
    if window.end < line.end && !text[window.end..line.end].starts_with('\r') {
        source.push('…');
    }
}

/// Moves an offset back to the start of its character.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, spans: &[(usize, usize)]) -> (String, Vec<String>) {
        let file = SourceFile::new("a.yaml", text);
        let marks = spans.iter().map(|&(start, end)| Mark {
            span: Span::new(start, end),
            label: "",
            primary: true,
        });
        let excerpt = Excerpt::new(&file, &marks.collect::<Vec<_>>());
        let marks = excerpt
            .marks
            .iter()
            .map(|range| excerpt.source[range.clone()].to_owned());
        (excerpt.source.clone(), marks.collect())
    }

    #[test]
    fn marks_follow_their_text_through_escaping() {
        let (source, marks) = marked("a\u{1b}[31m: \u{202e}x y\n", &[(11, 12), (1, 2)]);
        assert_eq!(source, "a\\x1b[31m: \\u{202e}x y");
        assert_eq!(marks, ["x", "\\x1b"]);
    }

    #[test]
    fn commands_to_a_ci_runner_lose_their_power() {
        let (source, marks) = marked("- ::error::##[x]\n", &[(2, 16), (10, 16), (12, 13)]);
        assert_eq!(source, "- ::error::##\\x5bx]");
        assert_eq!(marks, ["::error::##\\x5bx]", ":##\\x5bx]", "#"]);
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let text = format!("{}KEY{}", "a".repeat(500_000), "b".repeat(500_000));
        let (source, marks) = marked(&text, &[(500_000, 500_003)]);
        assert!(source.len() < 700, "{}", source.len());
        assert_eq!(marks, ["KEY"]);
    }

    #[test]
    fn few_lines_between_marks_are_shown_and_many_left_empty() {
        let (source, marks) = marked("one\ntwo\nthree\n", &[(8, 13), (0, 3)]);
        assert_eq!(source, "one\ntwo\nthree");
        assert_eq!(marks, ["three", "one"]);
        let (source, _) = marked(&"line\n".repeat(9), &[(0, 1), (40, 41)]);
        assert_eq!(source, "line\n\n\n\n\n\n\n\nline");
    }
}
