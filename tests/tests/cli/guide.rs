//! What a maintainer asks of the guide: a selection, a look, a title page.

use deckle_tests::Collection;

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
