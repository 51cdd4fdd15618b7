//! What the template leaves open, and that it asks Typst for nothing that would need a second pass.

use super::sample;
use crate::world::GuideWorld;
use crate::{Error, Mode, Options, Size, export, lower};
use std::cell::Cell;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, Output, StyleChain, Target};
use typst::introspection::Introspector;
use typst_layout::PagedDocument;

thread_local! {
    static PASSES: Cell<usize> = const { Cell::new(0) };
}

/// Pages that count how often they are set.
struct Counted(PagedDocument);

impl Output for Counted {
    fn target() -> Target {
        PagedDocument::target()
    }

    fn create(engine: &mut Engine<'_>, content: &Content, styles: StyleChain<'_>) -> SourceResult<Self> {
        PASSES.set(PASSES.get() + 1);
        PagedDocument::create(engine, content, styles).map(Counted)
    }

    fn introspector(&self) -> &dyn Introspector {
        Output::introspector(&self.0)
    }
}

fn passes(options: &Options) -> usize {
    let (model, _) = lower::lower(&sample::complete(), options).unwrap();
    let data = serde_json::to_vec(&model).unwrap();
    let world = GuideWorld::new(&options.fonts, data, options.title_page.as_deref()).unwrap();
    PASSES.set(0);
    assert!(typst::compile::<Counted>(&world).output.is_ok());
    PASSES.get()
}

fn with_title_page(body: &str) -> Options {
    Options {
        title_page: Some(format!("#let title-page(guide) = {body}")),
        ..Options::default()
    }
}

#[test]
fn a_guide_is_set_once() {
    for mode in [Mode::Reading, Mode::Study] {
        for size in [Size::Regular, Size::LargePrint] {
            let options = Options {
                size,
                mode,
                ..Options::default()
            };
            assert_eq!(passes(&options), 1, "{options:?}");
        }
    }
}

#[test]
fn a_title_page_may_ask_for_more() {
    let options = with_title_page("context [#counter(page).final().first() pages and #link(<guide-tags>)[their tags]]");
    assert_eq!(passes(&options), 2);
    assert!(export(&sample::complete(), &options).is_ok());
}

#[test]
fn what_is_spoken_of_and_is_not_there_is_an_error() {
    for body in [
        "to(\"nowhere\", \"Nowhere\")[Nowhere]",
        "page-of(\"nowhere\", \"page 0\")",
    ] {
        let error = export(&sample::complete(), &with_title_page(body)).unwrap_err();
        assert!(
            matches!(&error, Error::Template(what) if what.ends_with("is not there")),
            "{error}"
        );
    }
}
