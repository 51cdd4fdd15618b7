use super::*;
use crate::question::{Allow, FollowUp, Level, Snippet};
use crate::{Document, Limits, document};
use proptest::prelude::*;

/// What texts are put together from: what means something to YAML, to other readers of it, or to an eye.
const PIECES: [&str; 61] = [
    "word",
    "two words",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\n  ",
    "\n\t",
    " \n",
    "#",
    " # ",
    ": ",
    ":",
    "---",
    "...",
    "- ",
    "-",
    "? ",
    "?",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "'",
    "\"",
    "\\",
    "%",
    "@",
    "`",
    "=",
    "<<",
    "no",
    "null",
    "~",
    "true",
    "010",
    "1_000",
    "3.10",
    "12:30",
    "2026-01-15",
    ".inf",
    "\r",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{a0}",
    "\u{3000}",
    "\u{feff}",
    "\u{1b}[31m",
    "\u{1F600}",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd}",
    "\u{fffe}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => Just("x".repeat(3000)),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..4)
}

fn example() -> impl Strategy<Value = Snippet> {
    let optional = || prop::option::of(text());
    let shown = (
        optional(),
        prop_oneof![Just("python".to_owned()), text()],
        text(),
        optional(),
    );
    let asked = (optional(), optional(), optional(), texts());
    (shown, asked, optional(), prop::option::of(0_u64..99), any::<bool>()).prop_map(
        |(shown, asked, setup, timeout, top)| Snippet {
            title: shown.0,
            language: shown.1,
            code: shown.2,
            stdout: shown.3,
            stderr: asked.2.clone(),
            raises: asked.0,
            not_run: asked.1,
            python: asked.2,
            node: None,
            requires: asked.3,
            setup,
            timeout,
            top_level_await: top,
            ..Snippet::default()
        },
    )
}

fn any_question() -> impl Strategy<Value = Question> {
    let allow = (text(), text()).prop_map(|(rule, reason)| Allow { rule, reason });
    let follow_up = (text(), text()).prop_map(|(question, answer)| FollowUp { question, answer });
    let lists = (texts(), texts(), texts(), texts());
    let level = prop::sample::select(&Level::ALL[..]);
    let own = (text(), level, prop::option::of(text()), text());
    let mappings = (
        prop::collection::vec(example(), 0..3),
        prop::collection::vec(follow_up, 0..3),
        prop::collection::vec(allow, 0..2),
    );
    (own, lists, mappings).prop_map(|(own, lists, (snippets, follow_ups, allow))| Question {
        question: own.0,
        level: own.1,
        tags: lists.0,
        after: own.2,
        answer: own.3,
        snippets,
        follow_ups,
        references: lists.1,
        related: lists.2,
        formerly: lists.3,
        allow,
    })
}

fn parsed(yaml: &str) -> Document {
    let limits = Limits {
        nodes: usize::MAX,
        ..Limits::DEFAULT
    };
    let parsed = document::parse("t.yaml", yaml.as_bytes(), &limits);
    let said = parsed
        .diagnostics
        .iter()
        .map(|found| format!("{}: {}", found.code(), found.message));
    assert_eq!(said.collect::<Vec<_>>(), Vec::<String>::new(), "{yaml}");
    parsed.document.unwrap_or_else(|| panic!("{yaml}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a question holds, its file gives it back.
    #[test]
    fn what_is_written_is_read_back(question in any_question()) {
        let yaml = super::question(&question, "python");
        let back: Question = parsed(&yaml).typed().unwrap_or_else(|error| panic!("{error:?}\n{yaml}"));
        prop_assert_eq!(back, question, "{}", yaml);
        prop_assert!(yaml.ends_with('\n'));
    }

    /// What is written canonically is left as it is.
    #[test]
    fn canonical_files_stay_as_they_are(question in any_question()) {
        let yaml = super::question(&question, "python");
        prop_assert_eq!(format(&parsed(&yaml), &QUESTION), Ok(yaml));
    }
}

#[test]
fn each_text_has_one_form() {
    for (text, expected) in [
        ("Does `x` work?", "Does `x` work?"),
        ("`x` works", "\"`x` works\""),
        ("Is C # faster?", "\"Is C # faster?\""),
        ("Is C# faster?", "Is C# faster?"),
        ("ValueError: bad \"key\"", "'ValueError: bad \"key\"'"),
        ("it's: here", "\"it's: here\""),
        ("a:b", "a:b"),
        ("-1 is odd", "-1 is odd"),
        ("- 1", "\"- 1\""),
        ("no", "\"no\""),
        ("3.10", "\"3.10\""),
        ("", "\"\""),
        (" x", "\" x\""),
        ("a\tb", "\"a\\tb\""),
        ("caf\u{e9} \u{1F600}", "caf\u{e9} \u{1F600}"),
        ("\u{1b}[0m", "\"\\x1B[0m\""),
        ("x\n", "|\n    x"),
        ("x", "x"),
        ("x\ny", "|-\n    x\n    y"),
        ("x\n\n", "|+\n    x\n"),
        ("  x\ny\n", "|2\n      x\n    y"),
        ("\nx\n", "|\n\n    x"),
        ("\tx\n", "|\n    \tx"),
        ("\n", "\"\\n\""),
        ("x\n  ", "\"x\\n  \""),
        ("\u{a0}x\n", "\"\\xA0x\\n\""),
        ("x\u{2028}y\n", "\"x\\u2028y\\n\""),
    ] {
        let mut out = String::new();
        let item = Item::bare(Content::Scalar(crate::Scalar::Text(text.to_owned())));
        let inner = vec![("k".to_owned(), item)];
        write::mapping(
            &mut out,
            &[("m".to_owned(), Item::bare(Content::Mapping(inner)))],
            None,
            0,
        );
        assert_eq!(out, format!("m:\n  k: {expected}\n"), "{text:?}");
    }
}

/// Files as people write them, and as they are afterwards.
#[test]
fn files_are_formatted_with_their_comments() {
    for (before, expected) in [
        (
            "# yaml-language-server: $schema=x\n# about the level\nlevel:   'mid'  # why\n\n\nquestion: 'What?'\n",
            "# yaml-language-server: $schema=x\nquestion: What?\n# about the level\nlevel: mid  # why\n",
        ),
        (
            "tags:\n- a\n- 'no'\nlevel: mid # one blank\n",
            "level: mid  # one blank\ntags: [a, \"no\"]\n",
        ),
        (
            "tags: # all\n  # first\n  - a  # beside\n\n  - b\n# the end\n",
            "tags:  # all\n  # first\n  - a  # beside\n\n  - b\n# the end\n",
        ),
        (
            "snippets:\n- stdout: |\n    1\n\n  # about the code\n  code: |   # header\n     print(1)\n\n- code: \"a\\nb\\n\"\n\n\n\n# last\n",
            "snippets:\n  # about the code\n  - code: |  # header\n      print(1)\n    stdout: |\n      1\n\n  - code: |\n      a\n      b\n\n# last\n",
        ),
        (
            "related: [ a,\n  b ]\nquestion: |+\n  x\n\nlevel: mid\n",
            "question: |+\n  x\n\nlevel: mid\nrelated: [a, b]\n",
        ),
        (
            "answer: >-\n    folded\n    as written\n",
            "answer: >-\n  folded\n  as written\n",
        ),
        (
            "level: !!str 1\nother: 0x1F\nrelated:\n",
            "level: \"1\"\nrelated:\nother: 31\n",
        ),
    ] {
        assert_eq!(format(&parsed(before), &QUESTION).as_deref(), Ok(expected), "{before}");
        assert_eq!(format(&parsed(expected), &QUESTION).as_deref(), Ok(expected), "again");
    }
}

#[test]
fn files_whose_comments_have_no_place_are_left_alone() {
    for (yaml, line) in [
        ("tags: [a, # why\n  b]\n", 1),
        ("snippets:\n  -  # why\n    code: x\n", 2),
        ("snippets:\n  - code: x\n    # nothing follows\nlevel: mid\n", 3),
        ("tags:\n  - a\n  # nothing follows\n", 3),
    ] {
        assert_eq!(
            format(&parsed(yaml), &QUESTION),
            Err(LeftAlone::Comment { line }),
            "{yaml}"
        );
    }
    assert_eq!(format(&parsed("- a\n"), &QUESTION), Err(LeftAlone::NoMapping));
}
