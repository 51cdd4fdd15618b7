//! What a maintainer asks of the guide: a selection, a look, a title page.

use deckle_tests::{Collection, repository};

#[test]
fn a_selection_of_what_is_not_there_is_refused() {
    let collection = Collection::new(&["one"]);
    for (option, name, expected) in [
        ("--id", "two", "there is no question `two`"),
        ("--tag", "no-such-tag", "no question has the tag `no-such-tag`"),
        ("--topic", "perl", "there is no topic `perl`"),
    ] {
        let ended = collection.run(&["export", "pdf", "-o", "x.pdf", option, name]);
        assert_eq!(ended.code, 2, "{ended:?}");
        assert!(ended.stderr.contains(expected), "{ended:?}");
        assert!(!collection.root().join("x.pdf").exists());
    }
    // One that is there does not hide one that is not.
    let ended = collection.run(&["export", "pdf", "-o", "x.pdf", "--id", "one,two"]);
    assert!(ended.stderr.contains("there is no question `two`"), "{ended:?}");
}

#[test]
fn a_mistake_in_a_title_page_is_told_with_its_place() {
    let collection = Collection::new(&["one"]);
    collection.write("title-page.typ", "#let title-page(guide) = [\n  #guide.titel\n]\n");
    let ended = collection.run(&["export", "pdf", "-o", "x.pdf"]);
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(ended.stderr.contains("title-page.typ:2:"), "{ended:?}");
    assert!(!collection.root().join("x.pdf").exists());
    collection.write("title-page.typ", "#let title-page(guide) = [#guide.title]\n");
    let ended = collection.run(&["export", "pdf", "-o", "x.pdf"]);
    assert_eq!(ended.code, 0, "{ended:?}");
}

#[test]
fn a_collection_adds_fonts_in_a_folder_of_its_own() {
    let collection = Collection::new(&["one"]);
    let settings = collection.read("deckle.yaml");
    collection.write("deckle.yaml", &format!("{settings}guide:\n  mono: Collected Mono\n"));
    let made = |name: &str| {
        let ended = collection.run(&["export", "pdf", "-o", name]);
        assert_eq!(ended.code, 0, "{ended:?}");
        (std::fs::read(collection.root().join(name)).unwrap(), ended.stderr)
    };
    let (without, told) = made("without.pdf");
    assert!(told.contains("`Collected Mono`, which is not there"), "{told}");

    std::fs::create_dir_all(collection.root().join("fonts/mono")).unwrap();
    std::fs::write(collection.root().join("fonts/mono/collected.ttf"), collected()).unwrap();
    std::fs::write(collection.root().join("fonts/empty.otf"), "no font").unwrap();
    let (with, told) = made("with.pdf");
    assert!(!told.contains("which is not there"), "{told}");
    assert!(told.contains("empty.otf holds no font"), "{told}");
    assert_ne!(with, without, "the font was not used");
    assert_eq!(with, made("again.pdf").0);
}

/// Returns a font of this project under a name of the same length that no guide brings along. Fonts hold their names as
/// UTF-16 with the high byte first (OpenType, the table `name`).
fn collected() -> Vec<u8> {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (old, new) = (wide("JetBrains"), wide("Collected"));
    let path = repository().join("crates/export-pdf/fonts/JetBrainsMono-Regular.ttf");
    let mut font = std::fs::read(path).unwrap();
    let places: Vec<usize> = (0..font.len() - old.len())
        .filter(|at| font[*at..].starts_with(&old))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        font[at..at + new.len()].copy_from_slice(&new);
    }
    font
}
