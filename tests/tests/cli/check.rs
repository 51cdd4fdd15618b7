//! `deckle check`: each mistake gives one finding, at its line in the question's own file.

use deckle_tests::{Collection, Ended, deckle, python};

#[test]
fn a_good_collection_is_clean() {
    let collection = Collection::new(&["one", "two"]);
    let ended = collection.run(&["check"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.stdout.contains("2 questions"), "{ended:?}");
    assert!(ended.stdout.contains("examples: 2 passed"), "{ended:?}");
}

/// What is broken, and the one finding that it gives: `line:column: code`.
#[test]
fn each_mistake_gives_one_finding_at_its_place() {
    for (old, new, expected) in [
        ("level: junior", "levle: junior", "2:1: schema/unknown-key"),
        ("level: junior", "level: expert", "2:8: schema/enum"),
        ("tags: [basics]", "tags: basics", "3:7: schema/type"),
        ("      print(word)\n", "      print(wrod)\n", "10:7: run/error"),
        ("      print(word)\n", "      print(word\n", "10:7: run/syntax"),
        ("      hello\n", "      hallo\n", "11:5: run/output"),
        (
            "    stdout: |\n      hello\n",
            "    raises: ValueError\n",
            "11:13: run/not-raised",
        ),
        (
            "      print(word)\n    stdout: |\n      hello\n",
            "      while True: pass\n    timeout: 1\n",
            "8:5: run/timeout",
        ),
        ("tags: [basics]", "tags: [basisc]", "3:8: ref/unknown-tag"),
    ] {
        let collection = Collection::new(&["one"]);
        collection.edit("one", old, new);
        let ended = collection.run(&["check", "--format", "concise"]);
        assert_eq!(ended.code, 1, "{new}: {ended:?}");
        let findings: Vec<&str> = ended
            .stdout
            .lines()
            .filter(|line| line.starts_with("content/"))
            .collect();
        assert_eq!(findings.len(), 1, "{new}: {ended:?}");
        // With the space after the code, so that half a code is none.
        let start = format!("content/py/one.yaml:{expected} ");
        assert!(
            findings[0].starts_with(&start),
            "{new}: expected {start}, found {}",
            findings[0]
        );
    }
}

#[test]
fn a_mistake_elsewhere_hides_no_failing_example() {
    let collection = Collection::new(&["one"]);
    collection.edit("one", "level: junior", "level: expert");
    collection.edit("one", "      hello\n", "      hallo\n");
    let second = "  - language: dockerfile\n    code: FROM scratch\n  - code: print(\n    titel: Broken\nreferences:";
    collection.edit("one", "references:", second);
    let ended = collection.run(&["check", "--format", "concise"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    for code in [
        "schema/enum",
        "run/output",
        "snippet/needs-not-run",
        "schema/unknown-key",
    ] {
        assert!(ended.stdout.contains(code), "{code} is missing: {ended:?}");
    }
    // The third example has a mistake of its own; what it would do is not known.
    assert!(!ended.stdout.contains("run/syntax"), "{ended:?}");
}

#[test]
fn all_findings_of_all_files_come_in_one_pass() {
    let collection = Collection::new(&["one", "two", "three"]);
    collection.edit("one", "level: junior", "level: expert");
    collection.edit("two", "      hello\n", "      hallo\n");
    collection.edit("three", "question: What", "question: What: ");
    let ended = collection.run(&["check", "--format", "concise"]);
    assert_eq!(ended.code, 1);
    for file in ["one", "two", "three"] {
        assert!(
            ended.stdout.contains(&format!("content/py/{file}.yaml:")),
            "{file}: {ended:?}"
        );
    }
}

#[test]
fn one_file_is_checked_alone() {
    let collection = Collection::new(&["one", "two"]);
    collection.edit("two", "level: junior", "level: expert");
    assert_eq!(collection.run(&["check", "content/py/one.yaml"]).code, 0);
    assert_eq!(collection.run(&["check", "content/py/two.yaml"]).code, 1);
    assert_eq!(collection.run(&["check", "content/py"]).code, 1);
}

#[test]
fn a_file_is_not_green_where_it_makes_the_collection_red() {
    let collection = Collection::new(&["one"]);
    let copy = collection
        .read("content/py/one.yaml")
        .replace("one example", "other example");
    collection.write("content/py/two.yaml", &copy);
    let topic = collection.read("content/py/topic.yaml");
    collection.write(
        "content/py/topic.yaml",
        &format!("{topic}retired:\n  two: Nobody asks it.\n"),
    );
    for path in ["content/py/two.yaml", "two", "content/py"] {
        let ended = collection.run(&["check", "--no-run", path]);
        assert!(
            ended.code == 1 && ended.stdout.contains("id/retired-exists"),
            "{path}: {ended:?}"
        );
    }
    assert_eq!(collection.run(&["check", "--no-run", "one"]).code, 0);
}

#[test]
fn ids_go_where_paths_go() {
    let collection = Collection::new(&["one", "two"]);
    for id in [
        "py/one",
        "one",
        "one.yaml",
        "content/py/one",
        "./py/one",
        "content/py/one.yaml",
    ] {
        let ended = collection.run(&["check", "--no-run", id]);
        assert!(
            ended.code == 0 && ended.stdout.contains("in 1 file (1 question)"),
            "{id}: {ended:?}"
        );
    }
    let topic = collection.run(&["check", "--no-run", "py"]);
    assert!(topic.stdout.contains("(2 questions)"), "{topic:?}");
    for wrong in ["py/three", "three", "../one", "content/py/One"] {
        let ended = collection.run(&["check", "--no-run", wrong]);
        assert!(
            ended.code == 2 && ended.stderr.contains("cannot find"),
            "{wrong}: {ended:?}"
        );
    }
    for file in ["topic.yaml", "one.yaml"] {
        collection.write(
            &format!("content/other/{file}"),
            &collection.read(&format!("content/py/{file}")),
        );
    }
    let ended = collection.run(&["check", "--no-run", "one"]);
    assert!(
        ended.code == 2 && ended.stderr.contains("other/one, py/one"),
        "{ended:?}"
    );
}

#[test]
fn a_traceback_names_the_lines_of_the_file() {
    let collection = Collection::new(&["one"]);
    let code = "      def half(x):\n          return x / 0\n\n      half(1)\n";
    collection.edit("one", "      word = \"hello\"\n      print(word)\n", code);
    collection.edit("one", "    stdout: |\n      hello\n", "");
    let ended = collection.run(&["check"]);
    assert_eq!(ended.code, 1);
    assert!(ended.stdout.contains("content/py/one.yaml:10"), "{}", ended.stdout);
    assert!(ended.stdout.contains("content/py/one.yaml:12"), "{}", ended.stdout);
    assert!(ended.stdout.contains("return x / 0"), "{}", ended.stdout);
}

#[test]
fn what_cannot_run_is_not_run_and_strict_makes_it_an_error() {
    let collection = Collection::new(&["one"]);
    collection.edit(
        "one",
        "  - code: |",
        "  - requires: [no-such-package-of-deckle]\n    code: |",
    );
    let ended = collection.run(&["check"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        ended.stdout.contains("1 not run") && !ended.stdout.contains("passed"),
        "{ended:?}"
    );
    let strict = collection.run(&["check", "--strict"]);
    assert_eq!(strict.code, 1, "{strict:?}");
    assert!(strict.stdout.contains("run/not-run"), "{strict:?}");
    // To a CI system it is skipped, with the reason, and no test that passed.
    let junit = collection.run(&["check", "--format", "junit"]).stdout;
    let suite = "<testsuite name=\"content/py/one.yaml\" tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"1\"";
    assert!(junit.contains(suite), "{junit}");
    let skipped = junit
        .lines()
        .find(|line| line.contains("<skipped "))
        .unwrap_or_default();
    assert!(skipped.contains("no-such-package-of-deckle"), "{junit}");
}

#[test]
fn strict_accepts_what_an_author_declares_and_needs_a_run() {
    let collection = Collection::new(&["one"]);
    let declared = "  - language: dockerfile\n    code: |\n      FROM python:3.13-slim\n    not_run: Docker builds this, not Python.\nreferences:";
    collection.edit("one", "references:", declared);
    let ended = collection.run(&["check", "--strict"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.stdout.contains("1 not run"), "it is still counted: {ended:?}");
    assert_eq!(collection.run(&["build", "--strict"]).code, 0);
    let ended = collection.run(&["check", "--strict", "--no-run"]);
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(
        ended.stderr.contains("--no-run") && ended.stderr.contains("--strict"),
        "{ended:?}"
    );
}

#[test]
fn a_fence_of_markdown_is_one_mistake_and_is_taken_away() {
    let collection = Collection::new(&["one"]);
    let good = collection.read("content/py/one.yaml");
    collection.edit("one", "      word =", "      ```python\n      word =");
    collection.edit("one", "      print(word)\n", "      print(word)\n      ```\n");
    let ended = collection.run(&["check", "--format", "concise"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert_eq!(ended.stdout.matches("content/py/one.yaml:").count(), 1, "{ended:?}");
    assert!(ended.stdout.contains("snippet/markdown-fence"), "{ended:?}");
    assert_eq!(collection.run(&["fix"]).code, 0);
    assert_eq!(collection.read("content/py/one.yaml"), good);
}

#[test]
fn a_mistake_in_a_topic_hides_none_in_its_questions() {
    let collection = Collection::new(&["one"]);
    let topic = collection.read("content/py/topic.yaml");
    collection.write(
        "content/py/topic.yaml",
        &topic.replace("group: languages", "group: nowhere"),
    );
    collection.edit("one", "tags: [basics]", "tags: [yes]");
    let ended = collection.run(&["check", "--no-run", "--format", "concise"]);
    let codes: Vec<bool> = ["schema/enum", "ref/unknown-tag", "yaml/ambiguous-scalar"]
        .iter()
        .map(|code| ended.stdout.contains(code))
        .collect();
    // That `yes` may be read as true is no second mistake where it is no tag at all.
    assert_eq!(codes, [true, true, false], "{ended:?}");
}

#[test]
fn quotation_marks_of_a_word_processor_are_one_mistake() {
    let collection = Collection::new(&["one"]);
    let good = collection.read("content/py/one.yaml");
    collection.edit(
        "one",
        "What does the one example print?",
        "“What does the one example print?”",
    );
    collection.edit("one", "level: junior", "level: “junior”");
    collection.edit("one", "tags: [basics]", "tags: [“basics”]");
    let ended = collection.run(&["check", "--no-run", "--format", "concise"]);
    assert_eq!(ended.stdout.matches("content/py/one.yaml:").count(), 3, "{ended:?}");
    assert_eq!(collection.run(&["fix", "--unsafe-fixes"]).code, 0);
    let fixed = collection.read("content/py/one.yaml");
    assert!(!fixed.contains(['“', '”']) && fixed.len() <= good.len() + 4, "{fixed}");
    assert_eq!(collection.run(&["check", "--no-run"]).code, 0);
}

#[test]
fn what_holds_no_question_is_not_called_clean() {
    let collection = Collection::new(&["one"]);
    collection.write("README.md", "# Trial\n");
    collection.write("content/py/requirements.txt", "");
    collection.write("schemas/a.json", "{}");
    for path in ["README.md", "schemas", "content/py/requirements.txt"] {
        for command in [
            &["check", "--no-run", path][..],
            &["fix", path],
            &["check", "--no-run", "content/py", path],
        ] {
            let ended = collection.run(command);
            assert_eq!(ended.code, 2, "{command:?}: {ended:?}");
            assert!(ended.stderr.contains(&format!("{path} holds no question")), "{ended:?}");
        }
    }
    // The settings are checked with everything, and can be asked for; so can a file that is a finding of its own.
    let ended = collection.run(&["check", "--no-run", "deckle.yaml"]);
    assert!(
        ended.code == 0 && ended.stdout.contains("no findings in 1 file"),
        "{ended:?}"
    );
    collection.write("content/py/other.yml", "x");
    assert_eq!(collection.run(&["check", "--no-run", "content/py/other.yml"]).code, 1);
}

/// Without a folder to run examples in, only what is remembered can pass.
#[test]
fn a_second_check_remembers_what_was_proven() {
    let collection = Collection::new(&["one"]);
    let first = collection.run(&["check"]);
    assert!(first.code == 0 && first.stdout.contains("1 passed"), "{first:?}");
    let nowhere = |arguments: &[&str]| -> Ended {
        let mut command = deckle();
        command
            .args(arguments)
            .current_dir(collection.root())
            .env("DECKLE_PYTHON", python())
            .env("TMPDIR", collection.root().join("no-such-folder"));
        command.output().unwrap().into()
    };
    let second = nowhere(&["check"]);
    assert!(second.code == 0 && second.stdout.contains("1 passed"), "{second:?}");
    let anew = nowhere(&["check", "--no-cache"]);
    assert_eq!(anew.code, 2, "nothing can run here: {anew:?}");
    // A promise that changed is not remembered; proven anew, it is found broken.
    collection.edit("one", "      hello\n", "      hallo\n");
    assert_eq!(nowhere(&["check"]).code, 2);
    assert_eq!(collection.run(&["check"]).code, 1);
    collection.edit("one", "      hallo\n", "      hello\n");
    let back = nowhere(&["check"]);
    assert!(back.code == 0 && back.stdout.contains("1 passed"), "{back:?}");
}

#[test]
fn a_collection_decides_how_grave_a_finding_is() {
    for (setting, code, says) in [
        ("error", 1, "1 error in"),
        ("warning", 0, "1 warning in"),
        ("note", 0, "1 note in"),
        ("off", 0, "no findings in"),
    ] {
        let collection = Collection::new(&["one"]);
        collection.edit("one", "It prints one", "It  prints one");
        let settings = collection.read("deckle.yaml");
        collection.write(
            "deckle.yaml",
            &format!("{settings}severity:\n  text/double-space: {setting}\n"),
        );
        let ended = collection.run(&["check", "--no-run"]);
        assert_eq!(ended.code, code, "{setting}: {ended:?}");
        let last = ended.stdout.lines().last().unwrap_or_default();
        assert!(last.starts_with(says), "{setting}: {last}");
    }
}
