//! Guides of small and of nasty publications, read back from their pages.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod nasty;
#[cfg(feature = "one-pass")]
mod one_pass;
mod sample;
mod structure;

use crate::{Options, compile, lower};
use deckle_content::Publication;
use std::collections::BTreeSet;
use typst::layout::{Frame, FrameItem};

/// Returns the text of all pages, each run of glyphs as one line.
fn text_of(publication: &Publication, options: &Options) -> String {
    let (model, _) = lower::lower(publication, options).unwrap();
    let (document, remarks) = compile::compile(&model, options).unwrap();
    assert_eq!(remarks, [], "the template compiles without a remark");
    let mut out = String::new();
    for page in document.pages() {
        push_frame(&mut out, &page.frame);
    }
    out
}

/// Returns the families of all glyphs.
fn fonts_of(publication: &Publication, options: &Options) -> BTreeSet<String> {
    fn collect(fonts: &mut BTreeSet<String>, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => collect(fonts, &group.frame),
                FrameItem::Text(text) => {
                    fonts.insert(text.font.info().family.clone());
                }
                _ => {}
            }
        }
    }
    let (model, _) = lower::lower(publication, options).unwrap();
    let (document, _) = compile::compile(&model, options).unwrap();
    let mut fonts = BTreeSet::new();
    document
        .pages()
        .iter()
        .for_each(|page| collect(&mut fonts, &page.frame));
    fonts
}

fn push_frame(out: &mut String, frame: &Frame) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => push_frame(out, &group.frame),
            FrameItem::Text(text) => {
                out.push_str(&text.text);
                out.push('\n');
            }
            _ => {}
        }
    }
}

/// Drops all white space and makes quotes straight: line ends differ between what was written and what was set, and
/// running text is set with the quotes of its language.
fn squeezed(text: &str) -> String {
    let straight = |c| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(straight).collect()
}

/// Sets a guide of one question and asserts that each text stands in it whole.
fn assert_holds(publication: &Publication, options: &Options, texts: &[&str]) {
    let pages = squeezed(&text_of(publication, options));
    for text in texts {
        let wanted = squeezed(text);
        let start: String = wanted.chars().take(60).collect();
        assert!(pages.contains(&wanted), "the pages lack `{start}`…\n\n{pages}");
    }
}
