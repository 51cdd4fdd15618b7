//! How a report looks.

use crate::rule::Rule;

/// How a report looks. Formats for machines ignore all but the rules.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether to colour, with ANSI escape sequences.
    pub colour: bool,
    /// Columns of the terminal; longer lines of an excerpt are trimmed.
    pub width: usize,
    /// What is known about each code, for formats that carry it along.
    pub rules: &'static [&'static Rule],
}

impl Default for Style {
    /// Returns the style of a report that is written to a file.
    fn default() -> Self {
        Style {
            colour: false,
            width: 120,
            rules: &[],
        }
    }
}
