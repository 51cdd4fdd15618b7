//! Collections in a repository of git: what a change can break, and what learners would notice of it.

#![allow(clippy::disallowed_methods, reason = "a test makes a repository")]
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use deckle_workspace::{Fate, Scope, Workspace, changes, compare, files_at};
use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const IDS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
const TITLES: [&str; 6] = [
    "What does the print function return?",
    "How can a list be sorted by two keys at once?",
    "Why do closures see the last value of a loop?",
    "When is a tuple better than a list?",
    "Which errors does a bare except clause hide?",
    "Who closes a file when a program ends?",
];

fn topic(ids: &[&str]) -> String {
    let order: String = ids.iter().map(|id| format!("  - {id}\n")).collect();
    format!(
        "title: Trials\ndescription: Questions that tests break.\ngroup: languages\ntags:\n  basics: what everybody \
         needs\n  more: the rest\norder:\n{order}"
    )
}

/// Returns a question that keeps every rule and leads on to another.
fn question(number: usize, related: &str) -> String {
    format!(
        "\
question: {}
level: junior
tags: [basics]
answer: |
  It prints word {number}. That is all it does, and all that a test of the tool needs from a question; the rest of this
  answer is here because answers have at least a few sentences, and because real ones do.
snippets:
  - code: |
      print(\"hello {number}\")
    stdout: |
      hello {number}
references:
  - https://docs.python.org/3/library/functions.html#print
related: [{related}]
",
        TITLES[number]
    )
}

fn git(root: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args([
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.com",
        "-c",
        "commit.gpgsign=false",
    ]);
    let output = command.args(arguments).current_dir(root).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

/// Makes a repository that holds a collection without a finding.
fn repository() -> TempDir {
    let folder = TempDir::with_prefix("deckle-test-").unwrap();
    let root = folder.path();
    git(root, &["init", "--quiet", "--initial-branch=main"]);
    write(
        root,
        "deckle.yaml",
        "title: Trial\ndescription: A collection to be broken.\nversion: 1.2.3\n",
    );
    write(root, "content/py/topic.yaml", &topic(&IDS));
    for (number, id) in IDS.iter().enumerate() {
        write(root, &path(id), &question(number, IDS[(number + 1) % IDS.len()]));
    }
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message=Begin"]);
    let clean = Workspace::on_disk(root).check(&Scope::default());
    assert_eq!(clean.diagnostics, []);
    folder
}

fn path(id: &str) -> String {
    format!("content/py/{id}.yaml")
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn replace(root: &Path, path: &str, old: &str, new: &str) {
    let text = fs::read_to_string(root.join(path)).unwrap_or_default();
    write(root, path, &text.replacen(old, new, 1));
}

/// Makes one of the edits that people make, and some that they make by mistake.
fn edit(root: &Path, choice: u32, id: &str, other: &str) {
    let own = path(id);
    match choice % 16 {
        0 => fs::remove_file(root.join(&own)).unwrap_or_default(),
        1 => fs::rename(root.join(&own), root.join(path("new-name"))).unwrap_or_default(),
        2 => replace(root, &own, "level: junior", "level: expert"),
        3 => replace(root, &own, "tags: [basics]", "tags: [more]"),
        4 => replace(root, &own, "tags: [basics]", "tags: [none]"),
        5 => replace(root, &own, "related: [", "related: [nothing, "),
        6 => write(
            root,
            &own,
            &fs::read_to_string(root.join(path(other))).unwrap_or_default(),
        ),
        7 => replace(root, "content/py/topic.yaml", &format!("  - {id}\n"), ""),
        8 => replace(root, "content/py/topic.yaml", "basics:", "basis:"),
        9 => write(root, &path("seven"), &question(0, id)),
        10 => write(root, "content/py/notes.txt", "a note"),
        11 => write(root, "content/js/a.yaml", &question(2, "one")),
        12 => replace(root, "deckle.yaml", "version: 1.2.3", "version: one"),
        13 => fs::remove_file(root.join("content/py/topic.yaml")).unwrap_or_default(),
        14 => replace(root, &own, "references:", "references: ["),
        _ => replace(root, &own, "It prints word", "It writes the word"),
    }
}

fn findings(workspace: &Workspace, scope: &Scope) -> Vec<String> {
    let found = workspace.check(scope).diagnostics;
    let mut lines: Vec<String> = found
        .iter()
        .map(|found| format!("{} {:?} {} {}", found.path(), found.span(), found.code(), found.message))
        .collect();
    lines.sort();
    lines
}

#[test]
fn a_check_of_what_changed_finds_what_a_whole_check_finds() {
    let folder = repository();
    let root = folder.path();
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut broken = 0;
    let mut smaller = 0;
    for _ in 0..200 {
        for _ in 0..=random.next_u32() % 2 {
            let mut id = || IDS[random.next_u32() as usize % IDS.len()];
            let (id, other) = (id(), id());
            edit(root, random.next_u32(), id, other);
        }
        let workspace = Workspace::on_disk(root);
        let scope = Scope::changed(&changes(root, "HEAD").unwrap());
        let whole = findings(&workspace, &Scope::default());
        assert_eq!(findings(&workspace, &scope), whole);
        broken += usize::from(!whole.is_empty());
        let asked = IDS.iter().filter(|id| scope.holds(&path(id))).count();
        smaller += usize::from(asked < IDS.len());
        git(root, &["reset", "--hard", "--quiet"]);
        git(root, &["clean", "--force", "-d", "--quiet"]);
    }
    // Otherwise the edits would show nothing.
    assert!(broken > 100 && smaller > 100, "{broken} {smaller}");
}

#[test]
fn learners_are_told_what_changed_and_not_how_files_are_kept() {
    let folder = repository();
    let root = folder.path();
    replace(root, &path("one"), "It prints word", "It writes the word");
    replace(root, &path("two"), "      hello", "      goodbye");
    fs::rename(root.join(path("three")), root.join(path("closures"))).unwrap();
    replace(root, &path("closures"), "related:", "formerly: [py/three]\nrelated:");
    fs::remove_file(root.join(path("four"))).unwrap();
    fs::remove_file(root.join(path("five"))).unwrap();
    write(root, &path("seven"), &question(3, "one"));
    let order = topic(&["one", "two", "closures", "six", "seven"]) + "retired:\n  four: It was never true of lists.\n";
    write(root, "content/py/topic.yaml", &order);
    let old = Workspace::open(files_at(root, "HEAD").unwrap(), Path::new(""));
    let new = Workspace::on_disk(root);
    let topics = compare(old.collection(), new.collection());
    let [topic] = topics.as_slice() else {
        panic!("{topics:?}")
    };
    let found: Vec<(&str, &Fate)> = topic
        .questions
        .iter()
        .map(|one| (one.key.id.as_str(), &one.fate))
        .collect();
    let from = deckle_content::Key::new("py", "three");
    assert_eq!(
        found,
        [
            (
                "closures",
                &Fate::Renamed {
                    from,
                    parts: Vec::new()
                }
            ),
            ("one", &Fate::Changed(vec!["answer".to_owned()])),
            ("seven", &Fate::Added),
            ("two", &Fate::Changed(vec!["outputs".to_owned()])),
            ("five", &Fate::Withdrawn(None)),
            ("four", &Fate::Withdrawn(Some("It was never true of lists.".to_owned()))),
        ]
    );
    assert_eq!(compare(new.collection(), new.collection()), []);
}

#[test]
fn a_revision_that_is_not_there_is_an_error_with_a_remedy() {
    let folder = repository();
    let root = folder.path();
    let message = |revision: &str| changes(root, revision).unwrap_err().to_string();
    assert_eq!(
        message("v9"),
        "git does not know the revision `v9`: there is no commit, branch or tag of this name"
    );
    assert!(message("--all").starts_with("git does not know the revision `--all`"));
    git(root, &["commit", "--quiet", "--allow-empty", "--message=More"]);
    let clone = TempDir::with_prefix("deckle-test-").unwrap();
    let url = format!("file://{}", root.display());
    git(clone.path(), &["clone", "--quiet", "--depth=1", &url, "."]);
    let message = changes(clone.path(), "HEAD~1").unwrap_err().to_string();
    assert!(message.contains("fetch-depth: 0"), "{message}");
}
