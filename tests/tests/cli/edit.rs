//! Commands that write content: `new`, `fix`, `bless`.

use deckle_tests::Collection;

#[test]
fn new_writes_a_file_that_asks_for_what_is_left() {
    let collection = Collection::new(&["one"]);
    let ended = collection.run(&["new", "py/two-words"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        collection
            .read("content/py/topic.yaml")
            .ends_with("  - one\n  - two-words\n")
    );
    let ended = collection.run(&["check", "--format", "concise", "content/py/two-words.yaml"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.stdout.contains("too-short"), "{ended:?}");
}

#[test]
fn bless_writes_what_is_printed_and_nothing_else() {
    let collection = Collection::new(&["one"]);
    let good = collection.read("content/py/one.yaml");
    collection.edit("one", "      hello\n", "      hallo  \n");
    let broken = collection.read("content/py/one.yaml");
    let shown = collection.run(&["bless", "--diff"]);
    assert!(shown.stdout.contains("+      hello"), "{shown:?}");
    assert_eq!(collection.read("content/py/one.yaml"), broken, "--diff writes nothing");
    let ended = collection.run(&["bless"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(collection.read("content/py/one.yaml"), good);
}

#[test]
fn bless_refuses_what_fails_or_varies() {
    for code in [
        "raise ValueError(1)",
        "import random; print(random.random())",
        "import os; os._exit(3)",
    ] {
        let collection = Collection::new(&["one"]);
        collection.edit("one", "print(word)", code);
        let before = collection.read("content/py/one.yaml");
        let ended = collection.run(&["bless"]);
        assert_eq!(ended.code, 1, "{code}: {ended:?}");
        assert!(ended.stderr.contains("not blessed"), "{code}: {ended:?}");
        assert_eq!(collection.read("content/py/one.yaml"), before, "{code}");
    }
}

#[test]
fn fix_applies_safe_fixes_and_others_only_when_asked() {
    let collection = Collection::new(&["one"]);
    collection.edit("one", "level: junior", "levle: junior  # kept");
    let before = collection.read("content/py/one.yaml");
    assert_eq!(collection.run(&["fix"]).code, 0);
    assert_eq!(
        collection.read("content/py/one.yaml"),
        before,
        "a suggested fix needs --unsafe-fixes"
    );
    let shown = collection.run(&["fix", "--unsafe-fixes", "--diff"]);
    assert!(shown.stdout.contains("+level: junior  # kept"), "{shown:?}");
    assert_eq!(collection.run(&["fix", "--unsafe-fixes"]).code, 0);
    assert!(collection.read("content/py/one.yaml").contains("level: junior  # kept"));
    assert_eq!(collection.run(&["check"]).code, 0);
}
