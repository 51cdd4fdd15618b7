//! What a guide consists of, and that the same publication gives the same file.

use super::{assert_holds, fonts_of, sample, text_of};
use crate::{
    Date, Error, Fonts, Mode, Notice, Options, Paper, Size, Standard, compile, export, lower, object_streams, write,
};
use deckle_content::topic::GuideTheme;
#[cfg(feature = "one-pass")]
use expect_test::expect_file;

const DATE: Option<Date> = Some(Date {
    year: 2026,
    month: 1,
    day: 15,
});

fn dated() -> Options {
    Options {
        date: DATE,
        ..Options::default()
    }
}

/// All texts in reading order, in both modes. Bless with `UPDATE_EXPECT=1`.
#[cfg(feature = "one-pass")]
#[test]
fn the_text_of_a_guide() {
    let publication = sample::complete();
    expect_file!["./golden/reading.txt"].assert_eq(&text_of(&publication, &dated()));
    let study = Options {
        mode: Mode::Study,
        ..dated()
    };
    expect_file!["./golden/study.txt"].assert_eq(&text_of(&publication, &study));
}

/// Typst's own shaping divides texts into other runs, and sets headers in another order.
#[cfg(not(feature = "one-pass"))]
#[test]
fn the_text_of_a_guide_is_that_of_one_pass() {
    fn characters(text: &str) -> Vec<char> {
        let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        characters.sort_unstable();
        characters
    }
    let publication = sample::complete();
    let study = Options {
        mode: Mode::Study,
        ..dated()
    };
    for (golden, options) in [
        (include_str!("golden/reading.txt"), dated()),
        (include_str!("golden/study.txt"), study),
    ] {
        assert_eq!(characters(&text_of(&publication, &options)), characters(golden));
    }
}

/// Typst's writer may learn to store small objects together. Then `object_streams.rs` has no more use and goes.
#[test]
fn the_writer_does_not_pack_objects_itself() {
    let (publication, options) = (sample::complete(), dated());
    let (model, _) = lower::lower(&publication, &options).unwrap();
    let (document, _) = compile::compile(&model, &options).unwrap();
    let written = write::write(&document, &publication, &options).unwrap();
    let has_streams = |pdf: &[u8]| pdf.windows(7).any(|window| window == b"/ObjStm");
    assert!(
        !has_streams(&written.pdf),
        "remove object_streams.rs: the writer packs by itself"
    );
    assert!(has_streams(&object_streams::pack(written.pdf)));
}

#[test]
fn the_same_publication_gives_the_same_bytes_and_keeps_both_standards() {
    let publication = sample::complete();
    let one = export(&publication, &dated()).unwrap();
    let two = export(&publication, &dated()).unwrap();
    assert!(one.pdf == two.pdf, "two runs differ");
    assert!(one.pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(one.standards, [Standard::A2a, Standard::Ua1]);
    assert_eq!(one.notices, []);
}

#[test]
fn without_a_date_one_standard_is_not_kept_and_a_notice_says_so() {
    let guide = export(&sample::complete(), &Options::default()).unwrap();
    assert_eq!(guide.standards, [Standard::Ua1]);
    assert!(matches!(
        guide.notices.as_slice(),
        [Notice::StandardNotKept {
            standard: Standard::A2a,
            ..
        }]
    ));
}

#[test]
fn every_paper_size_and_mode_holds_the_same_words() {
    let publication = sample::complete();
    let words = [
        "What is first?",
        "1 / 0",
        "ZeroDivisionError: division by zero",
        "quoted",
        "This.",
    ];
    for paper in [Paper::A4, Paper::Letter] {
        for size in [Size::Regular, Size::Compact, Size::LargePrint] {
            for mode in [Mode::Reading, Mode::Study] {
                let options = Options {
                    paper,
                    size,
                    mode,
                    ..dated()
                };
                assert_holds(&publication, &options, &words);
            }
        }
    }
}

#[test]
fn a_theme_is_taken_where_it_can_be_and_else_noticed() {
    let mut publication = sample::complete();
    publication.topics[0].topic.guide = GuideTheme {
        accent: Some("red".to_owned()),
        serif: Some("new computer modern".to_owned()),
        sans: Some("No Such Family".to_owned()),
        mono: Some("DejaVu Sans Mono".to_owned()),
        subtitle: Some("The small one".to_owned()),
    };
    assert_holds(&publication, &dated(), &["The small one"]);
    let guide = export(&publication, &dated()).unwrap();
    let messages: Vec<String> = guide.notices.iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [
            "the theme of topic `python` names the font family `No Such Family`, which is not there",
            "the theme of topic `python` gives `red` as a colour; write `#rrggbb`",
        ]
    );
    assert_eq!(guide.standards.len(), 2);
}

#[test]
fn a_title_page_can_be_replaced_and_an_error_in_it_is_told() {
    let publication = sample::complete();
    let with = |source: &str| Options {
        title_page: Some(source.to_owned()),
        ..dated()
    };
    assert_holds(
        &publication,
        &with("#let title-page(guide) = [Our own cover of #guide.title]"),
        &["Our own cover of Python interview questions"],
    );
    let error = export(&publication, &with("#let title-page(guide) = [#no-such-thing]")).unwrap_err();
    assert!(matches!(error, Error::Template(message) if message.contains("no-such-thing")));
}

#[test]
fn a_font_that_a_collection_brings_is_used_and_embedded() {
    // One of the bundled families under a name of the same length that no bundled font has.
    let file = include_bytes!("../../fonts/JetBrainsMono-Regular.ttf");
    let (own, useless) = Fonts::bundled().with(vec![
        renamed(file, "JetBrains Mono", "Collector Mono"),
        b"no font".to_vec(),
    ]);
    assert_eq!(useless, [1]);
    let mut publication = sample::complete();
    publication.topics[0].topic.guide.mono = Some("Collector Mono".to_owned());
    let options = Options { fonts: own, ..dated() };
    let guide = export(&publication, &options).unwrap();
    assert_eq!(guide.notices, []);
    let fonts = fonts_of(&publication, &options);
    assert!(fonts.contains("Collector Mono"), "{fonts:?}");
    assert!(!fonts_of(&publication, &dated()).contains("Collector Mono"));
    assert_eq!(
        guide.standards,
        [Standard::A2a, Standard::Ua1],
        "PDF/A embeds every font"
    );
}

/// Renames a family in a font's table of names, which has UTF-16 with the high byte first.
fn renamed(font: &[u8], from: &str, to: &str) -> Vec<u8> {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let (from, to) = (wide(from), wide(to));
    assert_eq!(from.len(), to.len());
    let mut font = font.to_vec();
    let places: Vec<usize> = (0..font.len() - from.len())
        .filter(|at| font[*at..].starts_with(&from))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        font[at..at + to.len()].copy_from_slice(&to);
    }
    font
}

#[test]
fn an_empty_publication_is_no_guide() {
    assert!(matches!(
        export(&sample::publication(Vec::new()), &dated()),
        Err(Error::Empty)
    ));
}

#[test]
fn a_guide_says_whether_a_sandbox_held_its_examples() {
    let mut publication = sample::complete();
    assert_holds(&publication, &dated(), &["A sandbox held each of them."]);
    for question in publication.topics.iter_mut().flat_map(|topic| &mut topic.questions) {
        let runs = question.proofs.iter_mut().flat_map(|proof| &mut proof.runs);
        runs.for_each(|run| run.sandboxed = false);
    }
    assert_holds(&publication, &dated(), &["They were not sandboxed."]);
}
