//! What Typst may see: the template, one file of data and the fonts. No file system, no clock, no network.

use crate::code_line::CODE_LINE;
use crate::code_runs::CODE_RUNS;
use crate::code_word::CODE_WORD;
use crate::contents::CONTENTS_LIST;
use crate::fonts::{Fonts, Loaded};
use crate::marks::{PAGE_OF, TO};
use std::sync::Arc;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Func};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The template's files. The first one is where Typst begins.
const TEMPLATE: [(&str, &str); 9] = [
    ("/main.typ", include_str!("../template/main.typ")),
    ("/data.typ", include_str!("../template/data.typ")),
    ("/style.typ", include_str!("../template/style.typ")),
    (TITLE_PAGE, include_str!("../template/title-page.typ")),
    ("/contents.typ", include_str!("../template/contents.typ")),
    ("/question.typ", include_str!("../template/question.typ")),
    ("/text.typ", include_str!("../template/text.typ")),
    ("/code.typ", include_str!("../template/code.typ")),
    ("/back.typ", include_str!("../template/back.typ")),
];

/// The file that a maintainer's own title page replaces.
const TITLE_PAGE: &str = "/title-page.typ";
/// The file of data, in which everything is that contributors wrote.
const DATA: &str = "/guide.json";

pub(crate) struct GuideWorld {
    library: LazyHash<Library>,
    fonts: Arc<Loaded>,
    main: FileId,
    sources: Vec<Source>,
    data_id: FileId,
    data: Bytes,
}

impl GuideWorld {
    /// Makes a world; `None` if a file of the template has no proper path, which no input can bring about.
    pub(crate) fn new(fonts: &Fonts, data: Vec<u8>, title_page: Option<&str>) -> Option<Self> {
        let mut sources = Vec::with_capacity(TEMPLATE.len());
        for (path, text) in TEMPLATE {
            let text = title_page.filter(|_| path == TITLE_PAGE).unwrap_or(text);
            sources.push(Source::new(file_id(path)?, text.to_owned()));
        }
        Some(GuideWorld {
            library: LazyHash::new(library()),
            fonts: fonts.loaded(),
            main: sources.first()?.id(),
            sources,
            data_id: file_id(DATA)?,
            data: Bytes::new(data),
        })
    }
}

/// Typst's own library, and what this crate adds for its template.
fn library() -> Library {
    let mut library = Library::default();
    for function in [&CODE_LINE, &CODE_RUNS, &CODE_WORD, &CONTENTS_LIST, &PAGE_OF, &TO] {
        library.global.scope_mut().define(function.name, Func::from(function));
    }
    library
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for GuideWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.sources.iter().find(|source| source.id() == id);
        source.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    /// The template asks for no date: the guide's own, if it has one, is in the data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
