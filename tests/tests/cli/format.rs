//! `deckle fmt`.

use deckle_tests::Collection;

#[test]
fn fmt_writes_one_form_and_keeps_comments() {
    let collection = Collection::new(&["one", "two"]);
    let written = collection.run(&["fmt"]);
    assert_eq!(written.code, 0, "{written:?}");
    let good = collection.read("content/py/one.yaml");
    collection.write(
        "content/py/one.yaml",
        &good.replace(
            "level: junior\ntags: [basics]\n",
            "tags:\n- 'basics'\n# whom to ask\nlevel:  junior  # at first\n",
        ),
    );
    let listed = collection.run(&["fmt", "--check"]);
    assert_eq!(
        (listed.code, listed.stdout.as_str()),
        (1, "content/py/one.yaml\n"),
        "{listed:?}"
    );
    let shown = collection.run(&["fmt", "--diff"]);
    assert_eq!(shown.code, 1, "{shown:?}");
    assert!(shown.stdout.contains("+tags: [basics]"), "{shown:?}");
    let ended = collection.run(&["fmt", "content/py/one.yaml"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let expected = good.replace("level: junior\n", "# whom to ask\nlevel: junior  # at first\n");
    assert_eq!(collection.read("content/py/one.yaml"), expected);
    let again = collection.run(&["fmt", "--check"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{again:?}");
}

#[test]
fn fmt_leaves_alone_what_it_cannot_keep() {
    let collection = Collection::new(&["one", "two"]);
    collection.run(&["fmt"]);
    collection.edit("one", "tags: [basics]", "tags: [basics, # why\n  basics]");
    collection.edit("two", "level: junior", "level: junior # one blank\nrelated: [");
    let (one, two) = (
        collection.read("content/py/one.yaml"),
        collection.read("content/py/two.yaml"),
    );
    let ended = collection.run(&["fmt"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(
        ended
            .stderr
            .contains("left alone: content/py/one.yaml: the comment on line 3"),
        "{ended:?}"
    );
    assert!(
        ended
            .stderr
            .contains("left alone: content/py/two.yaml: it has a finding that comes first: yaml/"),
        "{ended:?}"
    );
    assert_eq!(collection.read("content/py/one.yaml"), one);
    assert_eq!(collection.read("content/py/two.yaml"), two);
}
