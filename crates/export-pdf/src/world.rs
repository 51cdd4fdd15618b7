//! What Typst may see: the template, one file of data and the fonts. No file system, no clock, no network.

use crate::fonts::{Fonts, Loaded};
use std::sync::Arc;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The template's files. The first one is where Typst begins.
const TEMPLATE: [(&str, &str); 10] = [
    ("/main.typ", include_str!("../template/main.typ")),
    ("/engine.typ", ENGINE),
    ("/data.typ", include_str!("../template/data.typ")),
    ("/style.typ", include_str!("../template/style.typ")),
    (TITLE_PAGE, include_str!("../template/title-page.typ")),
    ("/contents.typ", include_str!("../template/contents.typ")),
    ("/question.typ", include_str!("../template/question.typ")),
    ("/text.typ", include_str!("../template/text.typ")),
    ("/code.typ", include_str!("../template/code.typ")),
    ("/back.typ", include_str!("../template/back.typ")),
];

/// How the template links, numbers pages and sets code.
#[cfg(feature = "one-pass")]
const ENGINE: &str = include_str!("../template/engine-one-pass.typ");
#[cfg(not(feature = "one-pass"))]
const ENGINE: &str = include_str!("../template/engine-plain.typ");

/// What a title page may use without an import. With the feature `one-pass` these are functions of the library. On the first
/// line, so that the line numbers of a maintainer's own title page stay right.
const TITLE_PAGE_PRELUDE: &str = if cfg!(feature = "one-pass") {
    ""
} else {
    "#import \"engine.typ\": page-of, to;"
};

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
            let text = if path == TITLE_PAGE {
                format!("{TITLE_PAGE_PRELUDE}{}", title_page.unwrap_or(text))
            } else {
                text.to_owned()
            };
            sources.push(Source::new(file_id(path)?, text));
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
    #[cfg_attr(
        not(feature = "one-pass"),
        expect(unused_mut, reason = "nothing is added without it")
    )]
    let mut library = Library::default();
    #[cfg(feature = "one-pass")]
    crate::one_pass::extend(&mut library);
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
