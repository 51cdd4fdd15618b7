//! Small charts as SVG. Colours come from the style sheet's classes; the numbers are in the text alternative as well.

use deckle_markup::escape_html;
use std::fmt::Write as _;

/// Characters that fit the room for labels; the text alternative has all of them.
const LONGEST_LABEL: usize = 18;

/// A row of a bar chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) value: usize,
    /// The class of its bar.
    pub(crate) class: &'static str,
}

/// The charts' own unit is a CSS pixel at their natural width.
const WIDTH: usize = 340;
const ROW: usize = 24;
const LABELS: usize = 124;
/// Room for the number behind the longest bar.
const NUMBERS: usize = 40;

/// Draws rows of labelled bars; the longest bar is the largest value.
pub(crate) fn bars(title: &str, rows: &[Bar]) -> String {
    let most = rows.iter().map(|row| row.value).max().unwrap_or_default().max(1);
    let mut out = open(title, rows, rows.len() * ROW);
    for (at, row) in rows.iter().enumerate() {
        let top = at * ROW;
        let width = ((WIDTH - LABELS - NUMBERS) * row.value).div_ceil(most);
        let _ = write!(
            out,
            "<text class=\"label\" x=\"0\" y=\"{base}\">{label}</text>\
             <rect class=\"{class}\" x=\"{LABELS}\" y=\"{y}\" width=\"{width}\" height=\"12\" rx=\"2\"/>\
             <text class=\"number\" x=\"{after}\" y=\"{base}\">{value}</text>",
            base = top + 16,
            label = escape_html(&short(&row.label, LONGEST_LABEL)),
            class = row.class,
            y = top + 6,
            after = LABELS + width + 8,
            value = row.value,
        );
    }
    out.push_str("</svg>");
    out
}

/// Draws one bar whose parts share its width by their values; parts of nothing are left out.
pub(crate) fn shares(title: &str, parts: &[Bar]) -> String {
    let total = parts.iter().map(|part| part.value).sum::<usize>().max(1);
    let shown: Vec<&Bar> = parts.iter().filter(|part| part.value > 0).collect();
    let mut out = open(title, parts, 22 + shown.len() * ROW);
    let mut before = 0;
    for (at, part) in shown.iter().enumerate() {
        let (left, right) = (WIDTH * before / total, WIDTH * (before + part.value) / total);
        before += part.value;
        // Every part keeps a sliver, and a gap from the next one.
        let width = right.saturating_sub(left + 2).max(1);
        let base = 22 + at * ROW + 16;
        let _ = write!(
            out,
            "<rect class=\"{class}\" x=\"{left}\" y=\"0\" width=\"{width}\" height=\"14\" rx=\"2\"/>\
             <rect class=\"{class}\" x=\"0\" y=\"{key}\" width=\"12\" height=\"12\" rx=\"2\"/>\
             <text class=\"label\" x=\"20\" y=\"{base}\">{label}</text>\
             <text class=\"number end\" x=\"{WIDTH}\" y=\"{base}\">{value}</text>",
            class = part.class,
            key = base - 10,
            label = escape_html(&short(&part.label, 2 * LONGEST_LABEL)),
            value = part.value,
        );
    }
    out.push_str("</svg>");
    out
}

fn short(label: &str, longest: usize) -> String {
    match label.char_indices().nth(longest) {
        None => label.to_owned(),
        Some(_) => label.chars().take(longest - 1).chain(['…']).collect(),
    }
}

fn open(title: &str, rows: &[Bar], height: usize) -> String {
    let numbers: Vec<String> = rows.iter().map(|row| format!("{} {}", row.label, row.value)).collect();
    format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}: {}\">",
        escape_html(title),
        escape_html(&numbers.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, value: usize) -> Bar {
        Bar {
            label: label.into(),
            value,
            class: "x",
        }
    }

    #[test]
    fn the_longest_bar_fills_the_room_and_text_is_escaped() {
        let svg = bars("By <tag>", &[row("a", 5), row("b", 0)]);
        assert!(svg.contains("aria-label=\"By &lt;tag&gt;: a 5, b 0\""), "{svg}");
        assert!(svg.contains("width=\"176\"") && svg.contains("width=\"0\""), "{svg}");
    }

    #[test]
    fn shares_of_nothing_are_left_out() {
        let svg = shares("Proof", &[row("Proven", 3), row("Failed", 0), row("Not run", 1)]);
        assert_eq!(svg.matches("<rect").count(), 4, "{svg}");
        assert!(svg.contains("Failed 0"), "the text alternative tells all: {svg}");
    }
}
