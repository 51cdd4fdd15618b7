//! What an exporter is given.

use crate::{Artifact, Date, Options, Scope};
use deckle_content::Publication;
use deckle_content::topic::GuideTheme;
use std::collections::{BTreeMap, BTreeSet};

/// All that an artifact is made from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What is exported.
    pub scope: Scope<'a>,
    /// What comes from outside the publication.
    pub inputs: &'a Inputs,
    /// What the caller chose.
    pub options: &'a Options,
}

impl<'a> Context<'a> {
    /// Returns the questions to export.
    pub fn publication(&self) -> &'a Publication {
        self.scope.publication
    }
}

/// What an exporter needs from outside. The caller reads that and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is needed or not, whatever the others are"
)]
pub struct Needs {
    /// The ledger of released notes.
    pub ledger: bool,
    /// The images that answers show, as `<topic>/<path as written in the answer>`.
    pub images: BTreeSet<String>,
    /// Font files.
    pub fonts: Fonts,
    /// The terms for the content.
    pub licence: bool,
    /// The collection's own title page.
    pub title_page: bool,
    /// The artifacts of all exporters that do not need downloads themselves.
    pub downloads: bool,
}

impl Needs {
    /// Returns what both of two exporters need.
    #[must_use]
    pub fn and(mut self, other: Needs) -> Needs {
        self.images.extend(other.images);
        Needs {
            ledger: self.ledger || other.ledger,
            images: self.images,
            fonts: self.fonts.max(other.fonts),
            licence: self.licence || other.licence,
            title_page: self.title_page || other.title_page,
            downloads: self.downloads || other.downloads,
        }
    }
}

/// Which font files an exporter needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fonts {
    /// None.
    #[default]
    None,
    /// Those of the collection.
    Collection,
    /// Those of the collection and of the machine. What is made then differs from machine to machine.
    System,
}

/// What comes from outside the publication. What no exporter asked for is empty.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// The day of the content's version, from the collection's settings.
    pub date: Option<Date>,
    /// The look that the collection's settings give to guides.
    pub theme: GuideTheme,
    /// The text of [`Inputs::LEDGER`]; `None` before the first release.
    pub ledger: Option<String>,
    /// The images, by the names in [`Needs::images`].
    pub images: BTreeMap<String, Vec<u8>>,
    /// Font files in OpenType, TrueType or collection format, ordered by path.
    pub fonts: Vec<FontFile>,
    /// The text of [`Inputs::LICENCE`], in Markdown.
    pub licence: Option<String>,
    /// The text of [`Inputs::TITLE_PAGE`], in Typst's language.
    pub title_page: Option<String>,
    /// What readers can take home, in the order of scopes and of the table of exporters.
    pub downloads: Vec<Download>,
}

impl Inputs {
    /// The ledger's file, beside the collection's settings. Committed; only the release step writes it.
    pub const LEDGER: &str = "anki-ledger.txt";
    /// The file with the terms for the content, beside the collection's settings.
    pub const LICENCE: &str = "LICENSE-CONTENT";
    /// The file of the collection's own title page, beside its settings.
    pub const TITLE_PAGE: &str = "title-page.typ";
    /// The folder of the collection's own fonts, beside its settings.
    pub const FONTS: &str = "fonts";
}

/// A font file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// Where it is, as messages show it.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// An artifact that another exporter made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// What it is.
    pub artifact: Artifact,
    /// The topic that it holds; `None` for the whole collection.
    pub topic: Option<String>,
    /// The file.
    pub bytes: Vec<u8>,
}
