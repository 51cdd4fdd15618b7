//! The JSON export: its golden documents, its schema, and the promise that earlier documents stay valid.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests read schemas and golden files, and write them when asked to"
)]

#[allow(unused_imports, reason = "other test binaries use the rest")]
#[path = "../sample/mod.rs"]
mod sample;
mod schema;

use deckle_content::publication::Selection;
use deckle_export_json::{export, export_topic, write_lines};
use schema::{described, validator};
use serde_json::Value;
use std::path::PathBuf;

/// Returns the path of a golden file.
fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/json/golden")
        .join(name)
}

/// Compares text with a golden file.
fn compare(name: &str, seen: &str) {
    expect_test::expect_file![golden(name)].assert_eq(seen);
}

fn lines(publication: &deckle_content::Publication) -> String {
    let mut out = Vec::new();
    write_lines(publication, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_whole_collection_is_golden() {
    compare("collection.json", &export(&sample::small()));
}

#[test]
fn the_lines_are_golden() {
    compare("collection.jsonl", &lines(&sample::small()));
}

#[test]
fn a_topic_has_the_shape_of_a_collection() {
    let publication = sample::small();
    let topic: Value = serde_json::from_str(&export_topic(&publication, "sqlite").unwrap()).unwrap();
    let whole: Value = serde_json::from_str(&export(&publication)).unwrap();
    assert_eq!(topic["topics"][0], whole["topics"][1]);
    assert_eq!(topic["counts"]["questions"], 1);
    assert_eq!(export_topic(&publication, "cobol"), None);
}

#[test]
fn every_document_is_valid_and_described() {
    let validator = validator("");
    let selection = Selection {
        ids: vec!["session".into()],
        ..Selection::default()
    };
    let empty = Selection {
        topics: vec!["cobol".into()],
        ..Selection::default()
    };
    let small = sample::small();
    for publication in [
        &small,
        &small.select(&selection),
        &small.select(&empty),
        &sample::real(),
        &sample::hostile(),
    ] {
        let document: Value = serde_json::from_str(&export(publication)).unwrap();
        described(&document);
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn the_schema_refuses_what_breaks_the_promise() {
    let validator = validator("");
    let whole: Value = serde_json::from_str(&export(&sample::small())).unwrap();
    for (pointer, wrong) in [
        ("/title", Value::Null),
        ("/format_version", "2.0".into()),
        ("/topics/0/questions/0/level", "expert".into()),
        ("/topics/0/questions/0/examples/0/verdict", "skipped".into()),
        ("/topics/0/questions/0/examples/0/proven", "yes".into()),
        ("/topics/0/questions/0/related/0", "no-topic".into()),
    ] {
        let mut document = whole.clone();
        *document.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&document), "{pointer}");
    }
}

#[test]
fn every_line_is_valid_and_the_last_one_counts() {
    let validator = validator("#/$defs/line");
    let publication = sample::small();
    let text = lines(&publication);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in &lines {
        described(line);
        let errors: Vec<String> = validator.iter_errors(line).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{line}: {errors:#?}");
    }
    let records: Vec<&str> = lines.iter().map(|line| line["record"].as_str().unwrap()).collect();
    let expected = "collection topic question question question question topic question end";
    assert_eq!(records.join(" "), expected);
    assert_eq!(lines.last().unwrap()["questions"], 5);
    assert!(
        !validator.is_valid(&serde_json::json!({"record": "question"})),
        "a bare record is not valid"
    );
}

#[test]
fn lines_hold_the_same_questions_as_the_document() {
    let publication = sample::small();
    let document: Value = serde_json::from_str(&export(&publication)).unwrap();
    let in_document = document["topics"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|topic| topic["questions"].as_array().unwrap());
    let in_lines = lines(&publication);
    let in_lines = in_lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let in_lines: Vec<Value> = in_lines
        .filter(|line| line["record"] == "question")
        .map(|mut line| {
            line.as_object_mut().unwrap().remove("record");
            line
        })
        .collect();
    assert!(in_document.eq(in_lines.iter()));
}

/// The promise of the schema: what 1.0 wrote is valid for good. The file is never blessed anew.
#[test]
fn documents_of_format_1_0_stay_valid() {
    for (name, place) in [("format-1.0.json", ""), ("format-1.0.jsonl", "#/$defs/line")] {
        let validator = validator(place);
        let text = std::fs::read_to_string(golden(name)).unwrap();
        let documents: Vec<&str> = if place.is_empty() {
            vec![&text]
        } else {
            text.lines().collect()
        };
        for document in documents {
            let document: Value = serde_json::from_str(document).unwrap();
            let errors: Vec<String> = validator
                .iter_errors(&document)
                .map(|e| format!("{}: {e}", e.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{name}: {errors:#?}");
        }
    }
}

#[test]
fn two_exports_are_the_same() {
    assert!(export(&sample::small()) == export(&sample::small()));
    assert!(lines(&sample::real()) == lines(&sample::real()));
}

/// A writer that holds nothing: what is written must reach it line by line, not at the end.
#[derive(Default)]
struct Longest {
    at_once: usize,
    written: usize,
}

impl std::io::Write for Longest {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.at_once = self.at_once.max(bytes.len());
        self.written += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn lines_are_written_as_they_are_made() {
    let mut out = Longest::default();
    write_lines(&sample::large(500), &mut out).unwrap();
    assert!(
        out.written > 500_000 && out.at_once < 20_000,
        "{} of {}",
        out.at_once,
        out.written
    );
}
