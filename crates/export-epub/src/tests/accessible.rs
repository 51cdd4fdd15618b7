//! What lets everyone read the book.

use super::{between, book, open, sample};

#[test]
fn no_colour_of_the_reader_is_overruled() {
    let style = include_str!("../../templates/book.css");
    for rule in style.split('}').filter(|rule| rule.contains('{')) {
        let (selector, declarations) = rule.split_once('{').expect("a rule");
        for declaration in declarations.split(';') {
            let (name, value) = declaration.split_once(':').unwrap_or_default();
            let colour = matches!(name.trim(), "color" | "background" | "background-color");
            assert!(
                !colour || value.contains("currentColor") || value.trim() == "inherit",
                "{selector}: {declaration}"
            );
            // EPUB 3.3, 6.1.3.1: what attributes are for.
            assert!(
                !matches!(name.trim(), "direction" | "unicode-bidi"),
                "{selector}: {declaration}"
            );
        }
    }
}

#[test]
fn the_package_says_how_the_book_can_be_read() {
    let files = book();
    let package = &files["EPUB/package.opf"];
    for property in [
        "schema:accessMode",
        "schema:accessModeSufficient",
        "schema:accessibilityFeature",
        "schema:accessibilityHazard",
        "schema:accessibilitySummary",
    ] {
        assert!(
            !between(package, &format!("property=\"{property}\">"), "<").is_empty(),
            "{property}"
        );
    }
    assert!(package.contains(">alternativeText<") && package.contains(">visual<"));
    // Nobody has evaluated the book, so it says what it offers and claims no standard.
    assert!(!package.contains("dcterms:conformsTo"));
}

#[test]
fn a_book_with_an_image_without_words_does_not_claim_to_have_them() {
    let mut publication = sample::publication();
    publication.topics[0].questions[0].question.answer = "![](a.png)".into();
    let package = &open(&publication, &sample::options())["EPUB/package.opf"];
    assert!(package.contains(">visual<") && !package.contains(">alternativeText<"));
}

#[test]
fn headings_go_down_by_one() {
    for (path, text) in book().iter().filter(|(_, text)| text.contains("<html")) {
        let levels: Vec<u32> = text
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next()?.to_digit(10))
            .collect();
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{path}: {levels:?}"
        );
    }
}
