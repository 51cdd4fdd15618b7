//! JUnit XML keeps to the schema that CI systems name, a real consumer reads it, and it counts what it holds.
//!
//! `cargo xtask test` makes the environment with the consumer. Without one, the test says that it was not run.

use super::{findings, rendered};
use deckle_diagnostics::Severity;
use roxmltree::{Document, Node};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

fn number(node: &Node<'_, '_>, name: &str) -> usize {
    node.attribute(name).unwrap().parse().unwrap()
}

fn count(node: &Node<'_, '_>, name: &str) -> usize {
    node.descendants().filter(|inner| inner.has_tag_name(name)).count()
}

fn errors() -> usize {
    let errors = findings().into_iter().filter(|found| found.severity == Severity::Error);
    errors.count()
}

#[test]
fn counts_are_those_of_the_cases() {
    let out = rendered("junit");
    let document = Document::parse(&out).unwrap();
    let root = document.root_element();
    assert_eq!(number(&root, "tests"), count(&root, "testcase"));
    assert_eq!(number(&root, "failures"), count(&root, "failure"));
    assert_eq!(number(&root, "failures"), errors());
    for suite in root.children().filter(|node| node.has_tag_name("testsuite")) {
        assert_eq!(number(&suite, "tests"), count(&suite, "testcase"));
        assert_eq!(number(&suite, "failures"), count(&suite, "failure"));
        assert_eq!(number(&suite, "skipped"), count(&suite, "skipped"));
    }
    assert_eq!(count(&root, "skipped"), super::HOSTILE.len());
    let cases = root.descendants().filter(|node| node.has_tag_name("testcase"));
    let seconds = |node: Node<'_, '_>| node.attribute("time").unwrap().parse::<f64>().unwrap();
    assert!(cases.map(seconds).sum::<f64>() > 0.0, "readers divide by it");
}

#[test]
fn a_consumer_and_the_schema_accept_the_report() {
    let Some(seen) = consume(&rendered("junit")) else {
        return;
    };
    assert_eq!(seen["schema_errors"], Value::Array(Vec::new()));
    assert_eq!(seen["failures"], errors());
    let suites = seen["suites"].as_array().unwrap();
    for suite in suites {
        assert_eq!(suite["tests"], suite["cases"], "{suite}");
        assert_eq!(suite["failures"], suite["failed"], "{suite}");
    }
    let types = suites.iter().flat_map(|suite| suite["types"].as_array().unwrap());
    assert_eq!(
        types.filter(|code| code.as_str().unwrap().contains('/')).count(),
        errors()
    );
    let examples = suites.iter().find(|suite| suite["name"] == "examples").unwrap();
    assert_eq!(examples["properties"]["not-run"], "2");
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let broken = rendered("junit")
        .replace("<failure ", "<fault ")
        .replace("</failure>", "</fault>");
    if let Some(seen) = consume(&broken) {
        assert!(!seen["schema_errors"].as_array().unwrap().is_empty());
    }
}

/// Lets the consumer read a report and returns what it saw; `None`, with a word, if it is not installed.
fn consume(report: &str) -> Option<Value> {
    let Some(python) = python() else {
        deckle_tests::not_run(
            "JUnit reports with a real consumer: `cargo xtask test` installs it, or set DECKLE_FORMATS_PYTHON",
        );
        return None;
    };
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.xml");
    std::fs::write(&file, report).unwrap();
    let output = Command::new(python)
        .arg("-B")
        .arg(package.join("python/junit_report.py"))
        .arg(&file)
        .arg(package.join("fixtures/formats/junit-10.xsd"))
        .env("PYTHONUTF8", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Finds the interpreter that has the consumer.
fn python() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("DECKLE_FORMATS_PYTHON") {
        return Some(PathBuf::from(given));
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let venv = target.join("formats-venv");
    let candidates = [venv.join("bin").join("python"), venv.join("Scripts").join("python.exe")];
    candidates.into_iter().find(|path| path.exists())
}
