//! What is written is read back as the same tree.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "tests read the content")]
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes them when it blesses"
)]

#[path = "../../export-anki/tests/support/sample.rs"]
mod sample;

use deckle_export_markdown::export;
use deckle_markup::{Block, Inline, parse};
use expect_test::expect;
use sample::{DICT, GIL, TOPIC, publication};

/// Returns the document of one question whose answer is this.
fn document(answer: &str) -> String {
    let indented: String = answer.lines().map(|line| format!("  {line}\n")).collect();
    let question = DICT.replace(
        "answer: It hashes the key, then compares.\n",
        &format!("answer: |\n{indented}"),
    );
    export(&publication(TOPIC, &[("dict", &question)]))
}

/// Returns the answer's blocks in a document: those between the line with the tags and the example.
fn answer(document: &str) -> Vec<Block> {
    let tags = document.find("*mid: types*").unwrap() + "*mid: types*".len();
    let example = document.find("\nExample: Equal keys").unwrap();
    parse(&document[tags..example])
}

#[test]
fn an_answer_is_the_same_tree_again() {
    for markdown in [
        "Plain `code` and *emphasis*, **strong**, ***both***.",
        "`__init__` and __init__ and <b>no tag</b> &amp; 2 * 3 * 4 # ! [x] ~~y~~ a|b",
        "- outer\n  - inner\n  - inner two\n- next",
        "1. one\n2. two\n   ```python\n   x = [1]\n   ```\n3. three",
        "7. seven",
        "- loose\n\n  second paragraph\n- next",
        "- a\n\n+ b",
        "> quoted\n>\n> - in a list\n>   > twice",
        "| a | b |\n|:--|--:|\n| `x \\| y` | 1 \\| 2 |",
        "[a link](https://example.org/a_(b)?c=1&d=2) and <https://example.org>",
        "One line\\\nbroken, and\na soft one.",
        "````\n```\nfenced\n```\n````",
        "`` a ` b `` and ``` `` ```",
        "1986\\. A good year\n\\- no item\n\\+ none\n\\=== none",
        "one\n\n---\n\ntwo",
    ] {
        let document = document(markdown);
        assert_eq!(answer(&document), parse(markdown), "{markdown}\n{document}");
    }
}

#[test]
fn every_answer_of_the_python_topic_is_the_same_tree_again() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/python");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap_or_default();
        let Some((_, rest)) = text.split_once("\nanswer: |\n") else {
            continue;
        };
        let lines = rest
            .lines()
            .take_while(|line| line.is_empty() || line.starts_with("  "));
        let markdown: String = lines
            .map(|line| format!("{}\n", line.get(2..).unwrap_or_default()))
            .collect();
        assert_eq!(
            without_headings(answer(&document(&markdown))),
            without_headings(parse(&markdown))
        );
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

/// Headings are moved on purpose: they are compared by their words.
fn without_headings(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        if let Block::Heading { level, .. } = block {
            *level = 1;
        }
    }
    blocks
}

#[test]
fn a_heading_stands_below_its_question_and_html_is_text() {
    let document = document("# A heading\n\n<script>alert(1)</script>");
    let blocks = answer(&document);
    assert!(matches!(blocks[0], Block::Heading { level: 4, .. }), "{blocks:?}");
    let Block::Paragraph { content } = &blocks[1] else {
        panic!("{blocks:?}")
    };
    assert!(
        content.iter().all(|inline| matches!(inline, Inline::Text { .. })),
        "{content:?}"
    );
    assert!(document.contains("\\<script\\>"), "{document}");
}

#[test]
fn what_is_not_proven_says_so() {
    let document = export(&publication(TOPIC, &[("dict", DICT), ("gil", GIL)]));
    expect![[r##"
        # Interview questions

        Proven.

        Version 1.0.0. 1 of 2 examples proven by CPython 3.11.7.

        ## Python

        A *language*.

        <a id="python-dict"></a>

        ### How does a `dict` find a key?

        *mid: types*

        It hashes the key, then compares.

        Example: Equal keys

        ```python
        print({1: 'a', True: 'b'})
        ```

        Output:

        ```text
        {1: 'b'}
        ```

        References:

        - <https://docs.python.org/3/>

        <a id="python-gil"></a>

        ### What is the GIL?

        *senior: internals*

        A lock, held by the thread that runs bytecode.

        ```dockerfile
        FROM python
        ```

        *Not run:* Docker builds this.

        References:

        - <https://docs.python.org/3/>
    "##]]
    .assert_eq(&document);
}
