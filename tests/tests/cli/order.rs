//! The reading order: contributors share no line, and old topics keep theirs.

use deckle_tests::Collection;
use serde_json::Value;
use std::process::Command;

/// Runs git in the collection, and fails if git does.
fn git(collection: &Collection, arguments: &[&str]) {
    let identity = [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
    ];
    let mut command = Command::new("git");
    let output = command
        .args(identity)
        .args(arguments)
        .current_dir(collection.root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

/// Returns the ids of the exported questions, in reading order.
fn order(collection: &Collection) -> Vec<String> {
    let ended = collection.run(&["export", "json", "--no-fail", "-o", "-"]);
    let document: Value = serde_json::from_str(&ended.stdout).unwrap_or_else(|_| panic!("{ended:?}"));
    let keys = document["topics"][0]["order"].as_array().unwrap().iter();
    keys.map(|key| key.as_str().unwrap().trim_start_matches("py/").to_owned())
        .collect()
}

/// Adds a question that keeps every rule.
fn add(collection: &Collection, id: &str, after: Option<&str>) {
    let text = collection.read("content/py/one.yaml").replace("after: four\n", "");
    let title = format!("What does the {} example print?", id.replace('-', " "));
    let place = after.map(|other| format!("after: {other}\n")).unwrap_or_default();
    let text = text.replace("What does the one example print?", &title);
    collection.write(
        &format!("content/py/{id}.yaml"),
        &text.replace("answer: |", &format!("{place}answer: |")),
    );
}

#[test]
fn twenty_branches_that_each_add_a_question_merge_in_any_order() {
    for backwards in [false, true] {
        let collection = Collection::new(&["one", "two"]);
        git(&collection, &["init", "-q", "-b", "main"]);
        git(&collection, &["add", "-A"]);
        git(&collection, &["commit", "-q", "-m", "start"]);
        let mut branches: Vec<String> = (10..30).map(|number| format!("q{number}")).collect();
        for (at, branch) in branches.iter().enumerate() {
            git(&collection, &["checkout", "-q", "-b", branch, "main"]);
            let after = [None, Some("one"), Some("two")];
            add(&collection, branch, after[at % 3]);
            git(&collection, &["add", "-A"]);
            git(&collection, &["commit", "-q", "-m", branch]);
        }
        git(&collection, &["checkout", "-q", "main"]);
        if backwards {
            branches.reverse();
        }
        for branch in &branches {
            git(&collection, &["merge", "-q", "--no-edit", branch]);
        }
        let expected = "one q11 q14 q17 q20 q23 q26 q29 two q12 q15 q18 q21 q24 q27 q10 q13 q16 q19 q22 q25 q28";
        assert_eq!(order(&collection).join(" "), expected);
        let ended = collection.run(&["check", "--no-run"]);
        assert!(!ended.stdout.contains("ref/"), "{ended:?}");
    }
}

#[test]
fn an_order_moves_into_the_questions_and_stays_the_same() {
    let collection = Collection::new(&["three", "one", "two"]);
    add(&collection, "four", Some("three"));
    add(&collection, "zero", None);
    let before = order(&collection);
    assert_eq!(before.join(" "), "three four one two zero");
    let shown = collection.run(&["fix", "--spread-order", "--diff"]);
    assert_eq!(shown.code, 1, "{shown:?}");
    assert!(shown.stdout.contains("+after: four"), "{shown:?}");
    let ended = collection.run(&["fix", "--spread-order"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        collection
            .read("content/py/topic.yaml")
            .ends_with("order:\n  - three\n")
    );
    assert!(collection.read("content/py/zero.yaml").contains("\nafter: two\n"));
    assert_eq!(order(&collection), before);
    let again = collection.run(&["fix", "--spread-order"]);
    assert!(again.stderr.contains("changed 0 file(s)"), "{again:?}");
    // The chain goes on after what is put into it.
    add(&collection, "between", Some("three"));
    assert_eq!(order(&collection).join(" "), "three between four one two zero");
}
