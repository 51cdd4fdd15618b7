//! What the template leaves open, and that it asks Typst for nothing that would need a second pass.

use super::{push_frame, sample};
use crate::world::GuideWorld;
use crate::{Error, Mode, Options, Size, compile, export, lower};
use deckle_content::{Key, Publication};
use std::cell::Cell;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, Output, StyleChain, Target};
use typst::introspection::Introspector;
use typst::layout::{Abs, Frame, FrameItem};
use typst_layout::{Page, PagedDocument};

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
fn a_target_must_be_there_once() {
    let message = |body: &str| {
        let error = export(&sample::complete(), &with_title_page(body)).unwrap_err();
        assert!(matches!(error, Error::Template(_)), "{error}");
        error.to_string()
    };
    for body in [
        "to(\"nowhere\", \"Nowhere\")[Nowhere]",
        "page-of(\"nowhere\", \"page 0\")",
    ] {
        assert!(
            message(body).ends_with("the label `nowhere` is not there"),
            "{}",
            message(body)
        );
    }
    let twice = message("[#heading[Tags]#label(\"guide-tags\")]");
    assert!(twice.ends_with("the label `guide-tags` is there twice"), "{twice}");
    for body in [
        "page-of(\"footer-number\", \"página 0\")",
        "page-of(\"footer-number\", \"page\")",
    ] {
        assert!(
            message(body).contains("zeros where the number stands"),
            "{}",
            message(body)
        );
    }
}

/// Two topics of long questions, each related to the one before; the second topic takes more than a page to introduce.
fn two_topics() -> Publication {
    let sentence = "A sentence that fills a line and says nothing else, again and again. ";
    let mut publication = sample::complete();
    publication.topics = ["one", "two"]
        .into_iter()
        .enumerate()
        .map(|(at, id)| {
            let mut topic = sample::publication(Vec::new()).topics.remove(0);
            topic.id = id.to_owned();
            topic.topic.title = format!("Topic {id}");
            topic.topic.description = sentence.repeat(1 + at * 120);
            topic.questions = (1..=12)
                .map(|number| {
                    let mut asked = sample::question(
                        number,
                        &format!("q{number}"),
                        &format!("Asked in {id}, {number}?"),
                        &sentence.repeat(3 * number),
                        Vec::new(),
                    );
                    asked.key = Key::new(id, format!("q{number}"));
                    if number > 1 {
                        asked.question.related = vec![format!("q{}", number - 1)];
                    }
                    asked
                })
                .collect();
            topic
        })
        .collect();
    publication
}

/// Returns the texts of each page in reading order, headers first, beside the number that it shows.
fn pages_of(publication: &Publication, options: &Options) -> Vec<(String, Vec<String>)> {
    let (model, _) = lower::lower(publication, options).unwrap();
    let (document, _) = compile::compile(&model, options).unwrap();
    let texts = |page: &Page| {
        let mut out = String::new();
        push_frame(&mut out, &page.frame);
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    document
        .pages()
        .iter()
        .map(|page| (page.number.to_string(), texts(page)))
        .collect()
}

#[test]
fn page_numbers_are_those_of_the_pages() {
    for mode in [Mode::Reading, Mode::Study] {
        let options = Options {
            mode,
            ..Options::default()
        };
        let pages = pages_of(&two_topics(), &options);
        // Only in a heading and in the contents, which come before, does the title follow its number as a text of its own.
        // In study mode the last heading is the answer's.
        let page_of = |id: &str, number: &str| {
            let title = format!("Asked in {id}, {number}?");
            let found = pages.iter().rfind(|(_, texts)| {
                texts
                    .windows(3)
                    .any(|three| three[0] == number && three[1..].contains(&title))
            });
            found.unwrap().0.clone()
        };
        let mut checked = 0;
        for texts in pages.iter().map(|(_, texts)| texts) {
            for three in texts.windows(3) {
                let related = three[0].split_once(". Asked in ");
                let Some((number, rest)) = related.filter(|_| three[2].starts_with("(p. ")) else {
                    continue;
                };
                let id = rest.split(',').next().unwrap();
                assert_eq!(three[2], format!("(p. {})", page_of(id, number)), "{mode:?} {three:?}");
                checked += 1;
            }
        }
        assert_eq!(checked, 22, "{mode:?}");
    }
}

#[test]
fn the_header_is_that_of_the_topic_and_its_opening_page_has_none() {
    let pages = pages_of(&two_topics(), &Options::default());
    let first = |at: usize| pages[at].1[0].as_str();
    let opening = (0..pages.len()).find(|at| first(*at) == "Topic two").unwrap();
    assert_eq!(first(opening - 1), "Topic one");
    assert!(pages[opening].1[1].starts_with("A sentence"), "that was a header");
    // The introduction goes on, and the first question begins in the middle of the page.
    assert!(first(opening + 1).contains("sentence"), "{}", first(opening + 1));
    assert!(pages[opening + 1].1.contains(&"Asked in two, 1?".to_owned()));
    assert_eq!(first(opening + 2), "Topic two");
    assert_eq!(pages[opening + 2].1[1], "2. Asked in two, 2?");
}

#[test]
fn a_title_page_with_a_numbering_has_one_number_a_page() {
    let options = with_title_page("{ set page(numbering: \"A\"); [Preface]; pagebreak(); [More] }");
    let pages = pages_of(&sample::complete(), &options);
    // Setting a page within the title page begins a new one.
    assert_eq!(pages[1].1, ["Preface", "B"]);
    assert_eq!(pages[2].1, ["More", "C"]);
}

/// Lists texts and how far from the left edge of the page they begin.
fn placed(frame: &Frame, left: Abs, out: &mut Vec<(String, Abs)>) {
    for (position, item) in frame.items() {
        match item {
            FrameItem::Group(group) => placed(&group.frame, left + position.x, out),
            FrameItem::Text(item) => out.push((item.text.to_string(), left + position.x)),
            _ => {}
        }
    }
}

#[test]
fn page_numbers_stand_where_lines_of_the_contents_end() {
    for (language, is_leftward) in [("en-GB", false), ("he", true)] {
        let mut publication = sample::complete();
        publication.topics[0].topic.text_language = language.to_owned();
        let options = Options::default();
        let (model, _) = lower::lower(&publication, &options).unwrap();
        let (document, _) = compile::compile(&model, &options).unwrap();
        let mut texts = Vec::new();
        placed(&document.pages()[1].frame, Abs::zero(), &mut texts);
        let title = texts
            .iter()
            .position(|(text, _)| text.contains("comes second"))
            .unwrap();
        let number = texts[title..].iter().find(|(text, _)| text == "2").unwrap();
        // Beyond the title, and at the page's edge.
        let is_at_the_edge = if is_leftward {
            number.1 < Abs::pt(80.0)
        } else {
            number.1 > Abs::pt(500.0)
        };
        assert!(is_at_the_edge, "{language}: {texts:?}");
    }
}
