//! What the zip holds, and what refuses to become a file.

use super::{between, book, open, sample};
use crate::{Error, Options, export};
use deckle_content::Key;
use deckle_content::publication::Selection;

#[test]
fn the_media_type_is_first_and_stored_and_two_books_are_identical() {
    let bytes = export(&sample::publication(), &sample::options()).expect("a book");
    // The place and content that https://www.w3.org/TR/epub-33/#sec-zip-container-mime names, so that a file can be told by it.
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    assert!(bytes == export(&sample::publication(), &sample::options()).expect("a book"));
}

#[test]
fn the_package_lists_each_file_and_nothing_else() {
    let files = book();
    let package = &files["EPUB/package.opf"];
    let mut listed: Vec<String> = package
        .split("<item ")
        .skip(1)
        .map(|item| format!("EPUB/{}", between(item, "href=\"", "\"")))
        .collect();
    listed.extend(["EPUB/package.opf", "META-INF/container.xml", "mimetype"].map(str::to_owned));
    listed.sort();
    assert_eq!(listed, files.keys().cloned().collect::<Vec<_>>());
}

#[test]
fn a_long_topic_is_split_and_keeps_its_order() {
    let mut publication = sample::publication();
    let topic = &mut publication.topics[0];
    topic.questions[0].question.answer = "word ".repeat(20_000);
    let files = open(&publication, &sample::options());
    assert!(files["EPUB/python-1.xhtml"].contains("id=\"q-print\""));
    assert!(files["EPUB/python-2.xhtml"].contains("<title>Python: question 2</title>"));
    assert!(files["EPUB/python-1.xhtml"].contains("href=\"python-2.xhtml#q-2-lists\""));
}

#[test]
fn a_version_keeps_the_identifier_and_a_selection_has_another() {
    let publication = sample::publication();
    let identifier = |publication: &_, options: &Options| {
        between(&open(publication, options)["EPUB/package.opf"], "urn:uuid:", "<").to_owned()
    };
    let whole = identifier(&publication, &sample::options());
    let mut later = publication.clone();
    later.version = "2.0.0".into();
    let mut options = sample::options();
    options.date = "2027-01-31".parse().ok();
    assert_eq!(identifier(&later, &options), whole);
    let one = |id: &str| Selection {
        ids: vec![id.into()],
        ..Selection::default()
    };
    let print = identifier(&publication.select(&one("print")), &options);
    let lists = identifier(&publication.select(&one("2-lists")), &options);
    assert!(print != whole && lists != whole && print != lists);
}

#[test]
fn the_time_of_change_is_the_day_of_the_content() {
    let modified = |options: &Options| {
        between(
            &open(&sample::publication(), options)["EPUB/package.opf"],
            "dcterms:modified\">",
            "<",
        )
        .to_owned()
    };
    assert_eq!(modified(&sample::options()), "2026-11-22T00:00:00Z");
    let undated = Options {
        date: None,
        ..sample::options()
    };
    assert_eq!(modified(&undated), "1980-01-01T00:00:00Z");
}

#[test]
fn what_cannot_be_a_name_is_refused() {
    for (topic, id) in [
        ("..", "a"),
        ("a/b", "a"),
        ("python", "../x"),
        ("python", ""),
        ("python", "a\"b"),
    ] {
        let mut publication = sample::publication();
        publication.topics.truncate(1);
        publication.topics[0].id = topic.into();
        publication.topics[0].questions[0].key = Key::new(topic, id);
        let error = export(&publication, &sample::options());
        assert!(matches!(error, Err(Error::Name { .. })), "{topic}/{id}");
    }
}

#[test]
fn a_picture_is_a_file_or_its_words() {
    let files = book();
    let page = &files["EPUB/python-1.xhtml"];
    let name = between(page, "<img src=\"", "\"");
    assert!(
        name.starts_with("images/") && files.contains_key(&format!("EPUB/{name}")),
        "{name}"
    );
    let mut options = sample::options();
    options
        .images
        .insert("python/a.png".into(), b"<svg onload='x()'/>".to_vec());
    for options in [options, Options::default()] {
        let files = open(&sample::publication(), &options);
        assert!(files["EPUB/python-1.xhtml"].contains("<em>[Image: an image]</em>"));
        assert!(!files.keys().any(|path| path.contains("images")));
    }
}
