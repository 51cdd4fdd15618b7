//! A workspace over files in memory: what is checked again, what is not, and that nothing but texts is given back.

use deckle_diagnostics::{Applicability, Diagnostic};
use deckle_workspace::{FileAnalysis, Memory, Scope, Workspace};
use std::path::Path;
use std::sync::Arc;

const TOPIC: &str = "\
title: Trials
description: Questions that tests break.
group: languages
tags:
  basics: what everybody needs
order:
  - one
  - two
";

fn question(title: &str) -> String {
    format!(
        "\
question: {title}
level: junior
tags: [basics]
answer: |
  It prints one word. That is all it does, and all that a test of the tool needs from a question; the rest of this
  answer is here because answers have at least a few sentences, and because real ones do ({title}).
snippets:
  - code: |
      print(\"hello\")
    stdout: |
      hello
references:
  - https://docs.python.org/3/library/functions.html#print
"
    )
}

const ONE: &str = "content/py/one.yaml";
const TWO: &str = "content/py/two.yaml";

fn files() -> Memory {
    [
        ("content/py/topic.yaml", TOPIC.to_owned()),
        (ONE, question("What does the first example of this file print?")),
        (TWO, question("How can a list be sorted by two keys at once?")),
    ]
    .into_iter()
    .collect()
}

fn codes(workspace: &Workspace, scope: &Scope) -> Vec<&'static str> {
    workspace
        .check(scope)
        .diagnostics
        .iter()
        .map(Diagnostic::code)
        .collect()
}

fn is_same(one: Option<FileAnalysis>, other: Option<FileAnalysis>) -> bool {
    match (one, other) {
        (Some(FileAnalysis::Question(one)), Some(FileAnalysis::Question(other))) => Arc::ptr_eq(&one, &other),
        _ => false,
    }
}

#[test]
fn a_text_that_is_not_saved_is_checked_across_files_and_given_back() {
    let mut workspace = Workspace::open(files(), Path::new("."));
    let whole = Scope::default();
    assert_eq!(codes(&workspace, &whole), Vec::<&str>::new());
    workspace.set_text(ONE, Some(&question("How can a list be sorted by two keys at once?")));
    let found = codes(&workspace, &whole);
    assert!(
        found.iter().any(|code| code.starts_with("dup/")),
        "the titles of two files are the same: {found:?}"
    );
    workspace.set_text(ONE, None);
    assert_eq!(codes(&workspace, &whole), Vec::<&str>::new());
    // A file that is not saved at all, in a topic that is not either.
    workspace.set_text("content/rust/own.yaml", Some("question: [\n"));
    let found = codes(&workspace, &whole);
    assert!(
        found.contains(&"yaml/unclosed-bracket") && found.contains(&"io/missing-topic"),
        "{found:?}"
    );
}

#[test]
fn only_what_changed_is_analysed_again() {
    let mut workspace = Workspace::open(files(), Path::new("."));
    let (one, two) = (workspace.analysis(ONE), workspace.analysis(TWO));
    workspace.set_text(TWO, Some("level: mid\n"));
    assert!(is_same(one.clone(), workspace.analysis(ONE)));
    assert!(!is_same(two, workspace.analysis(TWO)));
    workspace.refresh();
    assert!(is_same(one, workspace.analysis(ONE)));
    assert!(workspace.analysis("content/py/three.yaml").is_none());
}

#[test]
fn fixes_change_no_file_of_the_workspace() {
    let mut workspace = Workspace::open(files(), Path::new("."));
    let text = question("What does it print?").replace("It prints one word", "It  prints one word");
    workspace.set_text(ONE, Some(&text));
    let before = codes(&workspace, &Scope::default());
    let [correction] = &workspace.fix(&Scope::default(), Applicability::Suggested)[..] else {
        panic!("one file is to be corrected")
    };
    assert_eq!(correction.change.path, ONE);
    assert_eq!(correction.change.before, text);
    assert!(correction.change.after.contains("It prints one word"));
    assert_eq!(codes(&workspace, &Scope::default()), before);
}

/// What the first round of fixes makes readable is checked across files, and a topic's own file like any other.
#[test]
fn later_rounds_of_fixes_check_everything_again() {
    let mut workspace = Workspace::open(files(), Path::new("."));
    let broken = question("What does the first example of this file print?").replace("level: junior", "level:junior");
    workspace.set_text(ONE, Some(&format!("{broken}related:\n  - tow\n")));
    workspace.set_text(
        "content/py/topic.yaml",
        Some(
            &TOPIC
                .replace("group: languages", "group:languages")
                .replace("- two", "- tow"),
        ),
    );
    let corrections = workspace.fix(&Scope::default(), Applicability::Suggested);
    let texts: Vec<(&str, Option<&str>)> = corrections
        .iter()
        .map(|correction| (correction.change.path.as_str(), Some(correction.change.after.as_str())))
        .collect();
    workspace.set_texts(texts);
    assert_eq!(
        codes(&workspace, &Scope::default()),
        Vec::<&str>::new(),
        "{corrections:#?}"
    );
}

/// What a file brings about in others is said where the file alone is asked for, and nothing else of those others.
#[test]
fn a_green_file_is_a_green_collection() {
    let mut files = files();
    files.insert(
        "content/py/topic.yaml",
        format!(
            "{}\nretired:\n  three: Nobody asks it.\n",
            TOPIC.trim_end().replace("basics:", "basis:")
        ),
    );
    files.insert(
        "content/py/three.yaml",
        question("Which file is still there?").replace("[basics]", "[basis]"),
    );
    files.insert("content/py/four.yml", "");
    files.insert(
        TWO,
        question("How can a list be sorted by two keys at once?").replace("[basics]", "[basis]"),
    );
    let workspace = Workspace::open(files, Path::new("."));
    let of = |path: &str| codes(&workspace, &Scope::of([path]));
    // The place of this finding is the topic's file, and of the other one a question's.
    assert_eq!(of("content/py/three.yaml"), ["id/retired-exists"]);
    assert_eq!(of(TWO), Vec::<&str>::new());
    assert_eq!(of("content/py/topic.yaml"), ["ref/unknown-tag", "id/retired-exists"]);
    assert_eq!(
        codes(&workspace, &Scope::default()),
        ["io/wrong-extension", "ref/unknown-tag", "id/retired-exists"]
    );
    // So is the fix.
    let corrections = workspace.fix(&Scope::of(["content/py/topic.yaml"]), Applicability::Suggested);
    let corrected: Vec<&str> = corrections
        .iter()
        .map(|correction| correction.change.path.as_str())
        .collect();
    assert_eq!(corrected, [ONE]);
}

/// The language of a topic is that of its examples that name none, and a change of it is a change of each of them.
#[test]
fn examples_have_the_language_of_their_topic() {
    let mut workspace = Workspace::open(files(), Path::new("/nowhere"));
    let languages = |workspace: &Workspace| {
        let jobs = workspace.examples(&|_| true);
        jobs.iter().map(|job| job.snippet.language.clone()).collect::<Vec<_>>()
    };
    assert_eq!(languages(&workspace), ["python", "python"]);
    let one = question("What does the first example of this file print?");
    workspace.set_texts([
        (
            "content/py/topic.yaml",
            Some(format!("{TOPIC}language: sql\n").as_str()),
        ),
        (
            ONE,
            Some(one.replace("  - code", "  - language: python\n    code").as_str()),
        ),
    ]);
    assert_eq!(languages(&workspace), ["python", "sql"]);
    // A language that is only shown needs a reason, wherever it is named.
    workspace.set_text("content/py/topic.yaml", Some(&format!("{TOPIC}language: bash\n")));
    assert_eq!(codes(&workspace, &Scope::default()), ["snippet/needs-not-run"]);
}
