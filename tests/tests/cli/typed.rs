//! Commands as people type them: titles, ids, patterns, the words of other tools.

use deckle_tests::{Collection, deckle};

#[test]
fn new_takes_what_people_type() {
    for (typed, id, note) in [
        (&["py/cached-property"][..], "cached-property", false),
        (&["cached-property"], "cached-property", false),
        (&["py", "cached-property"], "cached-property", false),
        (&["content/py/cached-property.yaml"], "cached-property", false),
        (&["Py/cached_property"], "cached-property", true),
        (&["--topic", "py", "cached-property"], "cached-property", false),
        (&["What is a cached property?"], "what-is-a-cached-property", false),
        (
            &["What", "is", "a", "cached", "property?"],
            "what-is-a-cached-property",
            false,
        ),
    ] {
        let collection = Collection::new(&["one"]);
        let arguments: Vec<&str> = ["new"].iter().chain(typed).copied().collect();
        let ended = collection.run(&arguments);
        assert_eq!(ended.code, 0, "{typed:?}: {ended:?}");
        assert!(collection.question(id).exists(), "{typed:?}: {ended:?}");
        assert_eq!(ended.stderr.contains("note: the id is"), note, "{typed:?}: {ended:?}");
    }
    let collection = Collection::new(&["one"]);
    let ended = collection.run(&["new", "js/closures"]);
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(
        ended.stderr.contains("there is no topic `js`; there is `py`"),
        "{ended:?}"
    );
}

#[test]
fn nothing_of_a_draft_passes_as_it_is_and_its_comments_go() {
    let collection = Collection::new(&["one"]);
    collection.run(&["new", "py/draft", "--after", "one"]);
    let ended = collection.run(&["check", "--format", "concise", "draft"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    for place in [
        "`question` has the wrong form",
        "`tags` is empty",
        "`answer` is too short",
        "`references` is empty",
    ] {
        assert!(ended.stdout.contains(place), "{place}: {ended:?}");
    }
    assert!(ended.stdout.contains("run/error"), "the example: {ended:?}");
    let ended = collection.run(&["fmt", "draft"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let text = collection.read("content/py/draft.yaml");
    assert!(
        !text.contains("#?") && text.starts_with("# yaml-language-server"),
        "{text}"
    );
    assert!(
        text.contains("\nafter: one\n") && text.contains("\n  - code: |\n"),
        "{text}"
    );
}

#[test]
fn rename_takes_all_that_names_the_question_along() {
    let collection = Collection::new(&["one", "two"]);
    collection.edit("two", "references:", "related: [one]\nafter: one\nreferences:");
    let topic = collection.read("content/py/topic.yaml");
    collection.write("content/py/topic.yaml", &topic.replace("  - two\n", ""));
    let ended = collection.run(&["rename", "py/one", "first"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(!collection.question("one").exists());
    assert!(
        collection
            .read("content/py/first.yaml")
            .contains("formerly: [py/one]\n")
    );
    let two = collection.read("content/py/two.yaml");
    assert!(
        two.contains("related: [first]\n") && two.contains("after: first\n"),
        "{two}"
    );
    assert!(
        collection
            .read("content/py/topic.yaml")
            .ends_with("order:\n  - first\n")
    );
    let ended = collection.run(&["check", "--no-run"]);
    assert!(!ended.stdout.contains("ref/"), "{ended:?}");
    let ended = collection.run(&["rename", "first", "Not An Id"]);
    assert!(
        ended.code == 2 && ended.stderr.contains("did you mean `not-an-id`?"),
        "{ended:?}"
    );
}

#[test]
fn rm_leaves_no_trace_but_the_farewell() {
    let collection = Collection::new(&["one", "two"]);
    collection.edit("two", "references:", "related: [one]\nafter: one\nreferences:");
    let topic = collection.read("content/py/topic.yaml");
    collection.write("content/py/topic.yaml", &topic.replace("  - two\n", ""));
    let ended = collection.run(&["rm", "one", "--farewell", "Nobody asks this: it is gone."]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(!collection.question("one").exists());
    let two = collection.read("content/py/two.yaml");
    assert!(!two.contains("related") && !two.contains("after:"), "{two}");
    let topic = collection.read("content/py/topic.yaml");
    assert!(!topic.contains("order:"), "{topic}");
    assert!(
        topic.contains("retired:\n  one: \"Nobody asks this: it is gone.\"\n"),
        "{topic}"
    );
    let ended = collection.run(&["check"]);
    assert_eq!(ended.code, 0, "{ended:?}");
}

#[test]
fn check_fixes_and_chooses() {
    let collection = Collection::new(&["one", "two"]);
    collection.edit("one", "level: junior", "level: junior  ");
    collection.edit("two", "level: junior", "levle: junior");
    let ended = collection.run(&["check", "--tag", "basics", "--id", "one", "--fix"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.stdout.contains("(1 question)"), "{ended:?}");
    let ended = collection.run(&["check", "--topic", "py", "--no-run"]);
    assert!(
        ended.code == 1 && ended.stdout.contains("unknown key `levle`"),
        "{ended:?}"
    );
    let ended = collection.run(&["check", "--topic", "js"]);
    assert!(
        ended.code == 2 && ended.stderr.contains("there is no topic `js`"),
        "{ended:?}"
    );
    let ended = collection.run(&["fix"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        ended.stderr.contains("`deckle fix --unsafe-fixes` corrects 2"),
        "{ended:?}"
    );
}

#[test]
fn patterns_and_misspelt_ids_are_understood() {
    let collection = Collection::new(&["one", "two"]);
    let ended = collection.run(&["check", "--no-run", "content/py/*o.yaml"]);
    assert!(ended.code == 0 && ended.stdout.contains("(1 question)"), "{ended:?}");
    let ended = collection.run(&["check", "py/onee"]);
    assert!(
        ended.code == 2 && ended.stderr.contains("did you mean `py/one`?"),
        "{ended:?}"
    );
}

#[test]
fn words_of_other_tools_are_taken_or_answered() {
    let collection = Collection::new(&["one"]);
    for (alias, command) in [("lint", "check"), ("validate", "check"), ("format", "fmt")] {
        let ended = collection.run(&[alias]);
        assert_eq!(ended.code, 0, "{alias}: {ended:?}");
        let note = format!("note: `deckle {alias}` is `deckle {command}`");
        assert!(ended.stderr.contains(&note), "{alias}: {ended:?}");
    }
    for word in ["init", "list", "completions", "version", "-v", "import"] {
        let ended = collection.run(&[word]);
        assert_eq!(ended.code, 2, "{word}: {ended:?}");
        assert!(ended.stderr.starts_with("error: "), "{word}: {ended:?}");
        assert!(!ended.stderr.contains("unrecognized"), "{word}: {ended:?}");
    }
    let version = deckle().arg("--version").output().unwrap();
    assert!(version.status.success());
}
