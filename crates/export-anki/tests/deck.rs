//! What is in a package.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes them when it blesses"
)]

mod support;

use deckle_content::publication::{Proof, Verdict};
use deckle_export_anki::{Error, Ledger, Options, Package, export, images};
use expect_test::expect;
use std::collections::BTreeMap;
use std::io::Cursor;
use support::{DICT, GIL, TOPIC, open, proof, publication, rows};

fn package(topic: &str, questions: &[(&str, &str)]) -> Package {
    export(&publication(topic, questions), &Ledger::default(), &Options::default()).unwrap()
}

fn fields(package: &Package) -> String {
    rows(&open(&package.bytes), "select flds, tags from notes")
        .join("\n")
        .replace('\u{1f}', "\n")
}

#[test]
fn a_card_tells_what_is_asked_next() {
    let next = "follow_ups: [{question: 'Is `{}` a set?', answer: A dict.}]\n";
    let package = package(TOPIC, &[("dict", &format!("{DICT}{next}"))]);
    let fields = fields(&package);
    let expected = "<p>Asked next:</p><ul><li><strong>Is <code>{}</code> a set?</strong> A dict.</li></ul>";
    assert!(fields.contains(expected), "{fields}");
}

#[test]
fn a_question_becomes_these_fields() {
    expect![[r#"
        How does a <code>dict</code> find a key?
        <p>It hashes the key, then compares.</p>

        <div class="code"><p class="title" dir="auto">Equal keys</p><pre><code><span class="f">print</span>({<span class="n">1</span>: <span class="s">'a'</span>, <span class="v">True</span>: <span class="s">'b'</span>})
        </code></pre></div>
        <div class="output"><p class="label">Output</p><pre>{1: 'b'}
        </pre></div>

        <ul><li><a href="https://docs.python.org/3/">docs.<wbr>python.<wbr>org/<wbr>3/</a></li></ul>
        mid
        Python
        https://example.org/questions/blob/HEAD/content/python/dict.yaml
        python/dict




        | level::mid python::types "#]].assert_eq(&fields(&package(TOPIC, &[("dict", DICT)])));
    expect![[r#"
        What is the GIL?
        <p>A lock, held by the thread that runs bytecode.</p>

        <div class="code"><p class="title" dir="auto">Dockerfile</p><pre><code><span class="k">FROM</span> python</code></pre><p class="unproven">Not run: <bdi>Docker builds this.</bdi></p></div>


        <ul><li><a href="https://docs.python.org/3/">docs.<wbr>python.<wbr>org/<wbr>3/</a></li></ul>
        senior
        Python
        https://example.org/questions/blob/HEAD/content/python/gil.yaml
        python/gil




        | level::senior python::internals "#]].assert_eq(&fields(&package(TOPIC, &[("gil", GIL)])));
}

#[test]
fn anki_finds_guids_decks_and_order_where_it_looks() {
    let package = package(TOPIC, &[("dict", DICT), ("gil", GIL)]);
    let database = open(&package.bytes);
    expect![[r#"
        dk4b4a7acdda6d7b11|1735725601001|python/gil|3818046901
        dkbace71eacd19bf90|1735725601001|python/dict|3452459595"#]]
    .assert_eq(&rows(&database, "select guid, mid, sfld, csum from notes").join("\n"));
    let decks = rows(
        &database,
        "select value ->> 'name', cards.ord, cards.due, sfld from cards join notes on notes.id = cards.nid, \
         json_each((select decks from col)) where key = cards.did order by due",
    );
    expect![[r"
        Interview::Python|0|1|python/dict
        Interview::Python::Output|1|2|python/dict
        Interview::Python|0|3|python/gil"]]
    .assert_eq(&decks.join("\n"));
    expect![[r#"
        Interview|<p>Proven.</p><p>Version 1.0.0.</p><p><a href="https://example.org/questions">https://example.org/questions</a></p>
        Interview::Python|<p>A <em>language</em>.</p><p>2 questions; 1 of 2 examples proven by CPython 3.11.7. Examples that were not run say so. Version 1.0.0.</p>
        Interview::Python::Output|<p>What does this print? Say it before you turn the card: each of these examples was run, and the answer is what it printed.</p><p>To leave these cards out, suspend them in the browser, or set this deck to no new cards a day.</p>"#]].assert_eq(
        &rows(
            &database,
            "select value ->> 'name', value ->> 'desc' from col, json_each(decks) where key <> '1' order by 1",
        )
        .join("\n"),
    );
}

#[test]
fn the_same_publication_gives_the_same_bytes() {
    let all = [("dict", DICT), ("gil", GIL)];
    assert_eq!(package(TOPIC, &all).bytes, package(TOPIC, &all).bytes);
}

#[test]
fn only_a_proven_example_is_asked_about() {
    let cards = |proofs: Vec<Proof>, text: &str| {
        let mut publication = publication(TOPIC, &[("dict", text)]);
        publication.topics[0].questions[0].proofs = proofs;
        let package = export(&publication, &Ledger::default(), &Options::default()).unwrap();
        (package.cards, fields(&package).contains("class=\"unproven\""))
    };
    let failed = Verdict::Failed {
        reason: "printed something else".to_owned(),
    };
    assert_eq!(cards(vec![proof(Verdict::Passed)], DICT), (2, false));
    assert_eq!(cards(vec![proof(failed)], DICT), (1, true));
    assert_eq!(cards(vec![proof(Verdict::TimedOut)], DICT), (1, true));
    assert_eq!(
        cards(vec![Proof::not_run("numpy is not installed", None)], DICT),
        (1, true)
    );
    for (what, text) in [
        (
            "hidden preparation",
            DICT.replace("  - title", "  - setup: x = 1\n    title"),
        ),
        ("varying output", DICT.replace("{1: 'b'}", "<~{1: 'b'}~>")),
        ("a session", DICT.replace("  - title", "  - language: pycon\n    title")),
        ("silence", DICT.replace("    stdout: |\n      {1: 'b'}\n", "")),
    ] {
        assert_eq!(cards(vec![proof(Verdict::Passed)], &text), (1, false), "{what}");
    }
}

#[test]
fn examples_stay_in_order_around_the_one_that_is_asked() {
    let example = |code: &str, rest: &str| format!("  - code: '{code}'\n{rest}");
    let text = DICT.split("snippets:").next().unwrap().to_owned()
        + "snippets:\n"
        + &example("first = 1", "")
        + &example("print(2)", "    stdout: '2'\n")
        + &example("print(4)", "    stderr: 'careful at 0x7f'\n")
        + &example("print(3)", "    raises: 'ValueError: 3'\n")
        + "references: []\n";
    let package = package(TOPIC, &[("dict", &text)]);
    let all = rows(&open(&package.bytes), "select flds from notes").join("");
    let fields: Vec<&str> = all.split('\u{1f}').collect();
    let has = |field: usize, words: &str| assert!(fields[field].contains(words), "{field}: {}", fields[field]);
    has(2, "first");
    has(3, "<span class=\"n\">2</span>");
    has(4, "<pre>2</pre>");
    has(5, "It ends in <code>ValueError: 3</code>");
}

#[test]
fn nothing_that_an_author_writes_is_read_by_anki_as_its_own() {
    let text = DICT.replace(
        "It hashes the key, then compares.",
        "'Jinja writes `{{ name }}`, Anki `[sound:x.mp3]`, and <script>x</script> is text. {{cloze}}'",
    );
    let fields = fields(&package(TOPIC, &[("dict", &text)]));
    for mark in ["{{", "[sound:", "<script"] {
        assert!(!fields.contains(mark), "{mark} in {fields}");
    }
}

#[test]
fn text_from_right_to_left_says_so() {
    let topic = format!("{TOPIC}text_language: ar\n");
    let fields = fields(&package(
        &topic,
        &[("dict", &DICT.replace("How does a `dict`", "كيف يجد `dict`"))],
    ));
    assert!(fields.starts_with("<div lang=\"ar\" dir=\"rtl\">كيف"), "{fields}");
}

#[test]
fn images_travel_under_names_of_their_content() {
    let answer = "'A picture: ![a table](img/Hash Table.PNG) and ![far](https://example.org/a.png)'";
    let text = DICT
        .replace("It hashes the key, then compares.", answer)
        .replace("Hash Table.PNG", "hash-table.PNG");
    let publication = publication(TOPIC, &[("dict", &text)]);
    assert_eq!(
        images(&publication).into_iter().collect::<Vec<_>>(),
        ["python/img/hash-table.PNG"]
    );
    let with = |bytes: &[u8]| Options {
        media: BTreeMap::from([("python/img/hash-table.PNG".to_owned(), bytes.to_vec())]),
        ..Options::default()
    };
    let package = export(&publication, &Ledger::default(), &with(b"pixels")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&package.bytes)).unwrap();
    let media = std::io::read_to_string(archive.by_name("media").unwrap()).unwrap();
    expect![[r#"{"0":"deckle-hash-table-de6a7900b92aebb5.png"}"#]].assert_eq(&media);
    assert_eq!(
        std::io::read_to_string(archive.by_name("0").unwrap()).unwrap(),
        "pixels"
    );
    let fields = fields(&package);
    assert!(fields.contains("<img src=\"deckle-hash-table-"), "{fields}");
    assert!(fields.contains("<a href=\"https://example.org/a.png\""), "{fields}");
    // A changed image changes the note.
    let one = Ledger::default().update(&publication, &with(b"pixels"), 1000).unwrap();
    assert_eq!(one.behind(&publication, &with(b"pixels")).unwrap(), []);
    assert_eq!(one.behind(&publication, &with(b"others")).unwrap().len(), 1);
    let error = export(&publication, &Ledger::default(), &Options::default()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("python/dict: the image `img/hash-table.PNG` is not there"),
        "{error}"
    );
}

#[test]
fn every_problem_is_named_before_anything_is_written() {
    let huge = DICT.replace("It hashes the key, then compares.", &"word ".repeat(40_000));
    let spaced = GIL.replace("[internals]", "['the gil']");
    let mut publication = publication(TOPIC, &[("huge", &huge), ("spaced", &spaced), ("control", DICT)]);
    // No content file can hold one, but a publication comes from elsewhere too.
    publication.topics[0].questions[2].question.answer = "a\u{1f}b".to_owned();
    let error = export(&publication, &Ledger::default(), &Options::default()).unwrap_err();
    expect![[r"
        the deck has 3 problems:
        - python/huge: the Answer takes 200006 bytes on its card; Anki stays comfortable below 131072. Shorten it
        - python/spaced: the tag `python::the gil` has a space in it, and Anki would read two tags. Join the words with a hyphen
        - python/control: the Answer holds the control character U+001F, which Anki's database cannot hold. Remove it"]].assert_eq(&error.to_string());
    let none = support::publication(TOPIC, &[]);
    let error = export(&none, &Ledger::default(), &Options::default()).unwrap_err();
    assert!(matches!(error, Error::Unsound(_)));
    assert_eq!(
        error.to_string(),
        "the deck has a problem:\n- no question is left to export"
    );
}

#[test]
fn an_example_that_ran_without_the_sandbox_says_so_on_its_card() {
    let said = |sandboxed: bool| {
        let mut publication = publication(TOPIC, &[("dict", DICT)]);
        for run in publication.topics[0].questions[0]
            .proofs
            .iter_mut()
            .flat_map(|proof| &mut proof.runs)
        {
            run.sandboxed = sandboxed;
        }
        let package = export(&publication, &Ledger::default(), &Options::default()).unwrap();
        fields(&package).contains("It was not sandboxed when it was run.")
    };
    assert!(said(false) && !said(true));
}
