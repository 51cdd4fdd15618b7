//! Commands that write content: `new`, `fix`, `bless`.

use deckle_tests::Collection;

#[test]
fn new_writes_a_file_that_asks_for_what_is_left() {
    let collection = Collection::new(&["one"]);
    let ended = collection.run(&["new", "py/two-words"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let ended = collection.run(&["check", "--format", "concise", "content/py/two-words.yaml"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.stdout.contains("too-short"), "{ended:?}");
}

#[test]
fn new_gives_a_question_its_place() {
    let collection = Collection::new(&["one"]);
    let topic = collection.read("content/py/topic.yaml");
    let ended = collection.run(&["new", "py/second", "--after", "one"]);
    assert!(ended.stdout.contains("readers meet it after `one`"), "{ended:?}");
    assert!(collection.read("content/py/second.yaml").contains("\nafter: one\n"));
    let ended = collection.run(&["new", "py/third", "--after", "gone"]);
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(ended.stderr.contains("there is no question `gone`"), "{ended:?}");
    assert_eq!(
        collection.read("content/py/topic.yaml"),
        topic,
        "no other file is touched"
    );
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

/// A session as its author wrote it, and as `bless` leaves it. Statements whose output fits are not touched.
const SESSIONS: [(&str, &str); 6] = [
    (
        ">>> 1 + 1  # two\n3\n>>> print(\"a\\n\\nb\")\n>>> x = 5\nold\n\nText between.\n\n>>> x\n5",
        ">>> 1 + 1  # two\n2\n>>> print(\"a\\n\\nb\")\na\n\nb\n>>> x = 5\n\n>>> x\n5",
    ),
    (
        ">>> {}[1]\nTraceback (most recent call last):\n  ...\nKeyError: 2",
        ">>> {}[1]\nTraceback (most recent call last):\n    ...\nKeyError: 1",
    ),
    (
        ">>> for n in 1, 2:\n...     n\n1\n  >>> [3,\n  ...  4]\n  3",
        ">>> for n in 1, 2:\n...     n\n1\n2\n  >>> [3,\n  ...  4]\n  [3, 4]",
    ),
    (
        ">>> if True:\n...     print('x')\n...\nwrong",
        ">>> if True:\n...     print('x')\n...\nx",
    ),
    (
        ">>> def f():\n...     print('before')\n...     raise ValueError('x')\n...\n>>> f()",
        ">>> def f():\n...     print('before')\n...     raise ValueError('x')\n...\n>>> f()\nbefore\nTraceback (most recent call last):\n    ...\nValueError: x",
    ),
    (
        ">>> int('x')",
        ">>> int('x')\nTraceback (most recent call last):\n    ...\nValueError: invalid literal for int() with base 10: 'x'",
    ),
];

/// Makes a collection whose one example is a session.
fn session(text: &str) -> Collection {
    let collection = Collection::new(&["one"]);
    let code = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("      {line}\n"),
    });
    let code: String = code.collect();
    collection.edit(
        "one",
        "      word = \"hello\"\n      print(word)\n    stdout: |\n      hello\n",
        &code,
    );
    collection.edit("one", "  - code: |", "  - language: pycon  # kept\n    code: |");
    collection
}

#[test]
fn bless_writes_into_sessions_in_place() {
    for (before, after) in SESSIONS {
        let collection = session(before);
        let ended = collection.run(&["bless"]);
        assert_eq!(ended.code, 0, "{before}: {ended:?}");
        let expected = session(after).read("content/py/one.yaml");
        assert_eq!(collection.read("content/py/one.yaml"), expected, "{ended:?}");
        let again = collection.run(&["bless"]);
        assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{again:?}");
    }
}

#[test]
fn bless_refuses_sessions_that_vary_or_end_early() {
    for text in [
        ">>> import random\n>>> random.random()\n0.5",
        ">>> import os\n>>> os._exit(0)\n>>> 1\n2",
        ">>> list(range(5))  # doctest: +ELLIPSIS\n[0, ..., 5]",
        ">>> print('>>> 1')\ny",
        ">>> re.findall('a', 'aa')\n['a', 'a']",
        ">>> 7  # doctest: +SKIP\n8",
    ] {
        let collection = session(text);
        let before = collection.read("content/py/one.yaml");
        let ended = collection.run(&["bless"]);
        assert_eq!(ended.code, 1, "{text}: {ended:?}");
        assert!(ended.stderr.contains("not blessed"), "{text}: {ended:?}");
        assert_eq!(collection.read("content/py/one.yaml"), before, "{text}");
    }
}

#[test]
fn bless_keeps_the_marks_of_what_varies() {
    let collection = Collection::new(&["one"]);
    let code = "import random\n      print(\"took\", random.random())\n      print(word)";
    collection.edit("one", "print(word)", code);
    collection.edit("one", "      hello\n", "      took <~0.5~>\n      hallo\n");
    let ended = collection.run(&["bless"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let text = collection.read("content/py/one.yaml");
    assert!(text.contains("      took <~0.5~>\n      hello\n"), "{text}");
    // Where the marked line no longer fits, only its author knows what varies.
    collection.edit("one", "      took <~0.5~>\n", "      took <~0.5~> s\n");
    let before = collection.read("content/py/one.yaml");
    assert_eq!(collection.run(&["bless"]).code, 1);
    assert_eq!(collection.read("content/py/one.yaml"), before);
}

/// A virtual environment is another interpreter to those who ask for its prefix.
#[test]
fn bless_asks_every_interpreter() {
    let collection = Collection::new(&["one"]);
    let python = deckle_tests::python();
    let made = std::process::Command::new(&python)
        .args(["-m", "venv", "--without-pip"])
        .arg(collection.root().join("other"))
        .status();
    assert!(made.is_ok_and(|status| status.success()), "no virtual environment");
    let other = collection.root().join("other/bin/python");
    let other = other.to_string_lossy();
    let both = ["bless", "--python", &python, "--python", &other];
    collection.edit("one", "print(word)", "print(word.upper())");
    let ended = collection.run(&both);
    assert!(
        ended.code == 0 && ended.stderr.contains("1 example(s) blessed"),
        "{ended:?}"
    );
    collection.edit(
        "one",
        "print(word.upper())",
        "import sys; print(sys.prefix == sys.base_prefix)",
    );
    let before = collection.read("content/py/one.yaml");
    let ended = collection.run(&both);
    assert!(
        ended.code == 1 && ended.stderr.contains("make it print the same"),
        "{ended:?}"
    );
    assert_eq!(collection.read("content/py/one.yaml"), before);
    // Each alone has an answer.
    let ended = collection.run(&["bless", "--python", &other]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        collection.read("content/py/one.yaml").contains("      False\n"),
        "{ended:?}"
    );
}

#[test]
fn one_fix_goes_on_until_nothing_is_left_to_fix() {
    let collection = Collection::new(&["one"]);
    // The first hides the second from the parser, and that the third from the schema.
    collection.edit("one", "question: What does", "question: `what` does");
    collection.edit("one", "level: junior", "level:junior  # kept");
    collection.edit("one", "tags: [basics]", "tags: basics");
    assert_eq!(collection.run(&["fix", "--unsafe-fixes"]).code, 0);
    let fixed = collection.read("content/py/one.yaml");
    assert!(fixed.contains("level: junior  # kept"), "{fixed}");
    assert_eq!(collection.run(&["check"]).code, 0, "{fixed}");
    assert_eq!(collection.run(&["fix", "--unsafe-fixes"]).code, 0);
    assert_eq!(collection.read("content/py/one.yaml"), fixed);
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

/// What an engine prints that is at hand is written in its group; what is not at hand keeps what is written for it.
#[test]
fn bless_writes_a_result_for_each_engine() {
    let collection = Collection::new(&["one"]);
    let python = "  - code: |\n      word = \"hello\"\n      print(word)\n    stdout: |\n      hello\n";
    let sql = "  - language: sql\n    engines: [sqlite, mariadb]\n    mariadb: \">=999\"\n    code: |\n      SELECT 7 / 2 AS half;\n    \
               stdout: |\n      half\n      ----\n       3.5\n      (1 row)\n";
    collection.edit("one", python, sql);
    let ended = collection.run(&["check", "--format", "concise"]);
    assert!(ended.stdout.contains("example 1 on SQLite"), "{ended:?}");
    assert!(collection.run(&["bless"]).code <= 1);
    let text = collection.read("content/py/one.yaml");
    let group = |engine: &str, half: &str| {
        format!(
            "      - engines: [{engine}]\n        stdout: |\n          half\n          ----\n          {half}\n          (1 row)\n"
        )
    };
    let expected = format!("    results:\n{}{}", group("sqlite", "   3"), group("mariadb", " 3.5"));
    assert!(text.contains(&expected), "{text}");
    // The claim of the other engine is not proven, and says so.
    let ended = collection.run(&["check", "--strict"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.stdout.contains("(MariaDB)"), "{ended:?}");
    assert!(ended.stdout.contains("1 passed, 1 not run on MariaDB"), "{ended:?}");
}
