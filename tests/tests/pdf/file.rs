//! The file: sound, with its fonts, outline, links, structure and metadata.

use crate::sample::{hostile, real, small};
use crate::{guide, tools};
use deckle_content::Publication;
use deckle_content::key::Key;
use deckle_export_pdf::{Mode, Options, Standard};
use serde_json::Value;
use std::collections::HashSet;

fn study() -> Options {
    Options {
        mode: Mode::Study,
        ..Options::default()
    }
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for publication in [small(), hostile(), real()] {
        for options in [Options::default(), study()] {
            let guide = guide(&publication, &options);
            assert_eq!(guide.standards, [Standard::A2a, Standard::Ua1], "{:?}", guide.notices);
            tools::run("qpdf", &["--check", "FILE"], &guide.pdf);
        }
    }
}

#[test]
fn every_font_is_embedded_and_subset() {
    let guide = guide(&real(), &Options::default());
    let Some(table) = tools::text("pdffonts", &["FILE"], &guide.pdf) else {
        return;
    };
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert!(fonts.len() >= 5, "{table}");
    for font in fonts {
        // From the right: object, generation, unicode, subset, embedded.
        let columns: Vec<&str> = font.split_whitespace().rev().collect();
        assert_eq!(columns[2..5], ["yes", "yes", "yes"], "{table}");
    }
}

/// Returns the objects of a file as qpdf shows them.
fn objects(pdf: &[u8]) -> Option<Value> {
    let json = tools::run("qpdf", &["--json=1", "--json-key=objects", "FILE"], pdf)?;
    let all: Value = serde_json::from_slice(&json).unwrap();
    Some(all["objects"].clone())
}

fn dictionaries(objects: &Value) -> impl Iterator<Item = &Value> {
    objects.as_object().unwrap().values()
}

fn count(objects: &Value, key: &str, value: &str) -> usize {
    dictionaries(objects).filter(|object| object[key] == value).count()
}

#[test]
fn the_outline_has_every_question_and_links_lead_to_all_that_is_named() {
    let publication = real();
    let questions = publication.questions().count();
    let topics = publication.topics.len();
    for (options, times) in [(Options::default(), 1), (study(), 2)] {
        let Some(objects) = objects(&guide(&publication, &options).pdf) else {
            return;
        };
        // An outline item has a title and a parent; a structure element has no destination.
        let items =
            dictionaries(&objects).filter(|object| object["/Title"].is_string() && object["/Parent"].is_string());
        // Contents, topics, questions, tags, colophon.
        assert_eq!(items.count(), 1 + times * (topics + questions) + 2);
        let links = count(&objects, "/Subtype", "/Link");
        assert!(links >= expected_links(&publication, times), "{links} links");
        let pages = count(&objects, "/Type", "/Page");
        assert!(pages > questions / 2, "{pages} pages");
    }
}

/// Counts contents, references, related questions and index entries; study mode links questions and answers both ways.
fn expected_links(publication: &Publication, times: usize) -> usize {
    let keys: HashSet<&Key> = publication.questions().map(|question| &question.key).collect();
    let of_questions: usize = publication
        .questions()
        .map(|proven| {
            let known = |entry: &&String| keys.contains(&Key::resolve(&proven.key.topic, entry));
            let related = proven.question.related.iter().filter(known).count();
            1 + proven.question.references.len() + related + proven.question.tags.len()
        })
        .sum();
    of_questions + publication.topics.len() + 2 + 2 * (times - 1) * keys.len()
}

#[test]
fn it_is_tagged_and_names_itself() {
    let publication = small();
    let Some(objects) = objects(&guide(&publication, &Options::default()).pdf) else {
        return;
    };
    let catalogue = dictionaries(&objects)
        .find(|object| object["/Type"] == "/Catalog")
        .unwrap();
    assert_eq!(catalogue["/MarkInfo"]["/Marked"], true);
    assert_eq!(catalogue["/Lang"], "en-GB");
    assert_eq!(catalogue["/ViewerPreferences"]["/DisplayDocTitle"], true);
    assert!(!catalogue["/PageLabels"].is_null(), "pages have labels");
    for tag in ["/H1", "/H2", "/P", "/Code", "/L", "/LI", "/Link", "/TOC", "/TOCI"] {
        assert!(count(&objects, "/S", tag) > 0, "no {tag}");
    }
    let headings = count(&objects, "/S", "/H2");
    assert_eq!(headings, publication.questions().count());
}

// Debian, PyPI and npm have no veraPDF, so the facts that it would look at first are looked at here.
#[test]
fn the_structure_is_what_screen_readers_need() {
    let publication = small();
    let pdf = guide(&publication, &Options::default()).pdf;
    let Some(objects) = objects(&pdf) else { return };
    let root = dictionaries(&objects)
        .find(|object| object["/Type"] == "/StructTreeRoot")
        .unwrap();
    assert!(!root["/ParentTree"].is_null() && !root["/K"].is_null(), "{root}");
    for link in dictionaries(&objects).filter(|object| object["/Subtype"] == "/Link") {
        assert!(link["/Contents"].is_string(), "a link without words: {link}");
        assert!(
            link["/StructParent"].is_number(),
            "a link outside the structure: {link}"
        );
    }
    for page in dictionaries(&objects).filter(|object| object["/Type"] == "/Page") {
        assert_eq!(page["/Tabs"], "/S", "{page}");
    }
    let headings = headings(&objects, root);
    assert_eq!(headings.first(), Some(&1), "{headings:?}");
    for pair in headings.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "a level is skipped: {headings:?}");
    }
    // The metadata is never compressed, so that programs find it without reading the file.
    let text = String::from_utf8_lossy(&pdf);
    for claim in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"] {
        assert!(text.contains(claim), "the file does not say {claim}");
    }
}

/// Lists the levels of headings in reading order.
fn headings(objects: &Value, root: &Value) -> Vec<u32> {
    let mut levels = Vec::new();
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        let level = element["/S"].as_str().and_then(|tag| tag.strip_prefix("/H"));
        levels.extend(level.and_then(|level| level.parse::<u32>().ok()));
        let kids = match &element["/K"] {
            Value::Array(kids) => kids.iter().collect(),
            other => vec![other],
        };
        let elements = kids.into_iter().rev().filter_map(|kid| objects.get(kid.as_str()?));
        open.extend(elements.filter(|object| object["/Type"] == "/StructElem"));
    }
    levels
}

#[test]
fn metadata_holds_the_publication() {
    let publication = small();
    let Some(info) = tools::text("pdfinfo", &["FILE"], &guide(&publication, &Options::default()).pdf) else {
        return;
    };
    let title = format!("Title:           {}", publication.title);
    for line in [
        title.as_str(),
        "Creator:         deckle",
        "Tagged:          yes",
        "JavaScript:      no",
    ] {
        assert!(info.contains(line), "no `{line}` in\n{info}");
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let publication = real();
    let first = guide(&publication, &Options::default());
    let second = guide(&publication, &Options::default());
    assert!(first.pdf == second.pdf);
}
