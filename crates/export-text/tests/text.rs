//! The notes as text.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes them when it blesses"
)]

#[path = "../../export-anki/tests/support/sample.rs"]
mod sample;

use deckle_export_anki::{Ledger, Options};
use deckle_export_text::{export_csv, export_tsv};
use expect_test::expect;
use sample::{DICT, GIL, TOPIC, publication};

fn text(bytes: Result<Vec<u8>, deckle_export_text::Error>) -> String {
    String::from_utf8(bytes.unwrap()).unwrap()
}

#[test]
fn tsv_carries_ankis_own_header() {
    let publication = publication(TOPIC, &[("dict", DICT), ("gil", GIL)]);
    let text = text(export_tsv(&publication, &Ledger::default(), &Options::default()));
    expect![[r##"
        #separator:tab
        #html:true
        #guid column:1
        #notetype column:2
        #deck column:3
        #tags column:20
        #columns:GUID	Note type	Deck	Question	Answer	Examples before	Code	Output	Examples after	References	Level	Topic	Source	Sort key	Notice	Output notice	Spare 1	Spare 2	Spare 3	Tags
        dkbace71eacd19bf90	Deckle question	Interview::Python	How does a <code>dict</code> find a key?	<p>It hashes the key, then compares.</p>		"<div class=""code""><p class=""title"" dir=""auto"">Equal keys</p><pre><code><span class=""f"">print</span>({<span class=""n"">1</span>: <span class=""s"">'a'</span>, <span class=""v"">True</span>: <span class=""s"">'b'</span>})
        </code></pre></div>"	"<div class=""output""><p class=""label"">Output</p><pre>{1: 'b'}
        </pre></div>"		"<ul><li><a href=""https://docs.python.org/3/"">docs.<wbr>python.<wbr>org/<wbr>3/</a></li></ul>"	mid	Python	https://example.org/questions/blob/HEAD/content/python/dict.yaml	python/dict						level::mid python::types
        dk4b4a7acdda6d7b11	Deckle question	Interview::Python	What is the GIL?	<p>A lock, held by the thread that runs bytecode.</p>		"<div class=""code""><p class=""title"" dir=""auto"">Dockerfile</p><pre><code><span class=""k"">FROM</span> python</code></pre><p class=""unproven"">Not run: <bdi>Docker builds this.</bdi></p></div>"			"<ul><li><a href=""https://docs.python.org/3/"">docs.<wbr>python.<wbr>org/<wbr>3/</a></li></ul>"	senior	Python	https://example.org/questions/blob/HEAD/content/python/gil.yaml	python/gil						level::senior python::internals
    "##]].assert_eq(&text);
}

#[test]
fn csv_is_plain() {
    let publication = publication(TOPIC, &[("dict", DICT), ("gil", GIL)]);
    let text = text(export_csv(&publication, &Ledger::default(), &Options::default()));
    // A row ends with a carriage return too; a line within a cell does not.
    assert_eq!(text.matches("\r\n").count(), 3);
    let text = text.replace("\r\n", "\n");
    expect![[r#"
        GUID,Key,Topic,Level,Question,Answer,Examples before,Code,Output,Examples after,Source,Tags,Follow-ups
        dkbace71eacd19bf90,python/dict,Python,mid,How does a dict find a key?,"It hashes the key, then compares.",,"Equal keys
        print({1: 'a', True: 'b'})",{1: 'b'},,https://example.org/questions/blob/HEAD/content/python/dict.yaml,level::mid python::types,
        dk4b4a7acdda6d7b11,python/gil,Python,senior,What is the GIL?,"A lock, held by the thread that runs bytecode.",,"Dockerfile
        FROM python
        Not run: Docker builds this.",,,https://example.org/questions/blob/HEAD/content/python/gil.yaml,level::senior python::internals,
    "#]].assert_eq(&text);
}

/// Reads rows back; fails if one has more or fewer cells than the first.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

#[test]
fn whatever_is_in_a_cell_a_question_is_one_row() {
    let question = r#"
question: What do `=1`, "quotes" and	tabs do?
level: mid
tags: [types]
answer: |
  - outer, with a comma
    - inner "one"

  | a | b |
  |---|---|
  | 1 | 2 |
snippets:
  - code: |
      if True:
      	print('=HYPERLINK("x")')
    stdout: |
      =HYPERLINK("x")
references: ['https://docs.python.org/3/']
"#;
    let publication = publication(TOPIC, &[("dict", DICT), ("odd", question), ("gil", GIL)]);
    let bytes = export_csv(&publication, &Ledger::default(), &Options::default()).unwrap();
    let rows = rows(&bytes);
    assert_eq!(rows.len(), 4);
    let cell = |name: &str| {
        let at = rows[0].iter().position(|column| column == name).unwrap();
        rows[2][at].as_str()
    };
    assert_eq!(
        cell("Answer"),
        "'- outer, with a comma\n  - inner \"one\"\n\na | b\n1 | 2"
    );
    assert_eq!(cell("Code"), "if True:\n\tprint('=HYPERLINK(\"x\")')");
    assert_eq!(cell("Output"), "'=HYPERLINK(\"x\")");
}
