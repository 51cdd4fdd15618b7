//! The sizes of the page, in points. The template sets with them and the wrapping of code counts with them.

use crate::options::{Options, Paper, Size};
use serde::Serialize;

/// Measures of one guide.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Geometry {
    /// The space at the left and right of the text.
    pub(crate) margin: f64,
    /// The space above the text, with the running header in it.
    pub(crate) top: f64,
    /// The space below the text, with the page number in it.
    pub(crate) bottom: f64,
    /// The size of running text.
    pub(crate) text: f64,
    /// The size of code.
    pub(crate) code: f64,
    /// The space between code and the edges of its box.
    pub(crate) inset: f64,
    /// How far the right edge of running text stays behind that of code: shorter lines are easier to read.
    pub(crate) indent: f64,
    /// How many characters of the sans family the running header has room for.
    pub(crate) header: usize,
    /// A question of at most this many lines is kept on one page: about a third of it.
    pub(crate) short_question: usize,
    /// Code of at most this many rows is kept on one page: cut elsewhere than at an empty line it is hard to read, and the
    /// page loses a third at most.
    pub(crate) short_code: usize,
    /// Code and output of at most this many lines together are kept on one page.
    pub(crate) short_example: usize,
}

impl Geometry {
    pub(crate) fn of(options: &Options) -> Self {
        let wider = match options.paper {
            Paper::A4 => 0.0,
            Paper::Letter => 8.0,
        };
        let (margin, top, bottom, text, code, inset, indent) = match options.size {
            Size::Regular => (68.0 + wider, 78.0, 74.0, 10.5, 8.5, 7.0, 34.0),
            Size::Compact => (48.0 + wider, 60.0, 54.0, 9.0, 7.4, 5.0, 0.0),
            Size::LargePrint => (48.0 + wider, 70.0, 62.0, 17.0, 14.0, 8.0, 0.0),
        };
        // A page holds about 61 rows of code, 75 or 38.
        let (header, short_question, short_code, short_example) = match options.size {
            Size::Regular => (112, 18, 26, 20),
            Size::Compact => (117, 22, 25, 24),
            Size::LargePrint => (62, 12, 13, 12),
        };
        Geometry {
            margin,
            top,
            bottom,
            text,
            code,
            inset,
            indent,
            header,
            short_question,
            short_code,
            short_example,
        }
    }

    /// Returns how many columns of code fit, each `column` ems wide, where `lost` points are taken by what the code
    /// stands in.
    pub(crate) fn columns(&self, paper: Paper, column: f64, lost: f64) -> usize {
        let width = paper.width() - 2.0 * (self.margin + self.inset) - lost;
        // A hair is left, so that rounding never makes Typst break the line once more.
        let columns = ((width - 0.5) / (self.code * column)).clamp(8.0, 500.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page holds a few hundred columns"
        )]
        let whole = columns as usize;
        whole
    }
}
