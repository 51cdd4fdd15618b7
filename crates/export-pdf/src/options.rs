//! How a guide is set.

use crate::fonts::Fonts;
use deckle_content::topic::GuideTheme;
use deckle_export::Date;

/// How a guide is set.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The sheet.
    pub paper: Paper,
    /// The size of the type.
    pub size: Size,
    /// The order of questions and answers.
    pub mode: Mode,
    /// Departures from the default look; what a topic's own file says comes first.
    pub theme: GuideTheme,
    /// The fonts.
    pub fonts: Fonts,
    /// The day to print on the title page and in the file's metadata, such as the content's last change. PDF/A asks for
    /// one; without it that standard is not kept.
    pub date: Option<Date>,
    /// On which terms the content may be used, in Markdown: readers of paper find no file beside it.
    pub licence: Option<String>,
    /// Typst source of a title page that replaces `template/title-page.typ`. It comes from a maintainer, not from a
    /// contributor, and defines `title-page(guide)`; it may import `data.typ`, `style.typ` and `text.typ`.
    pub title_page: Option<String>,
}

/// The sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// Returns the name by which Typst knows it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        }
    }

    /// Returns its width in points.
    pub(crate) fn width(self) -> f64 {
        match self {
            Paper::A4 => 595.28,
            Paper::Letter => 612.0,
        }
    }
}

/// The size of the type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Size {
    /// For reading at a desk.
    #[default]
    Regular,
    /// Fewer pages.
    Compact,
    /// 17 points, unjustified and unhyphenated, for readers with low vision.
    LargePrint,
}

impl Size {
    /// Returns the name by which the template knows it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Size::Regular => "regular",
            Size::Compact => "compact",
            Size::LargePrint => "large-print",
        }
    }
}

/// The order of questions and answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// Each answer follows its question.
    #[default]
    Reading,
    /// Questions first, answers with their examples at the back, linked both ways.
    Study,
}

impl Mode {
    /// Returns the name by which the template knows it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Mode::Reading => "reading",
            Mode::Study => "study",
        }
    }
}
