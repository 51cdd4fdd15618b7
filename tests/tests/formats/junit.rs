//! JUnit XML is well-formed, has only the elements and attributes that CI systems know, and counts what it holds.

use super::{findings, rendered};
use deckle_diagnostics::{Format, Severity};
use roxmltree::{Document, Node};

/// Elements with their parents and attributes, as in the schema of Jenkins' xUnit plugin.
const ELEMENTS: &[(&str, &str, &[&str])] = &[
    ("testsuites", "", &["name", "tests", "failures", "errors"]),
    (
        "testsuite",
        "testsuites",
        &["name", "tests", "failures", "errors", "skipped"],
    ),
    ("testcase", "testsuite", &["name", "classname"]),
    ("properties", "testsuite", &[]),
    ("property", "properties", &["name", "value"]),
    ("failure", "testcase", &["message", "type"]),
    ("system-out", "testcase", &[]),
];

fn number(node: &Node<'_, '_>, name: &str) -> usize {
    node.attribute(name).unwrap().parse().unwrap()
}

fn count(node: &Node<'_, '_>, name: &str) -> usize {
    node.descendants().filter(|inner| inner.has_tag_name(name)).count()
}

#[test]
fn elements_and_attributes_are_known() {
    let out = rendered(Format::Junit);
    let document = Document::parse(&out).unwrap();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        let parent = node.parent_element().map_or("", |parent| parent.tag_name().name());
        let known = ELEMENTS.iter().find(|(own, above, _)| *own == name && *above == parent);
        let (.., attributes) = known.unwrap_or_else(|| panic!("<{name}> in <{parent}>"));
        for attribute in node.attributes() {
            assert!(attributes.contains(&attribute.name()), "<{name} {}>", attribute.name());
        }
    }
}

#[test]
fn counts_are_those_of_the_cases() {
    let out = rendered(Format::Junit);
    let document = Document::parse(&out).unwrap();
    let root = document.root_element();
    assert_eq!(number(&root, "tests"), count(&root, "testcase"));
    assert_eq!(number(&root, "failures"), count(&root, "failure"));
    let errors = findings()
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .count();
    assert_eq!(number(&root, "failures"), errors);
    for suite in root.children().filter(|node| node.has_tag_name("testsuite")) {
        assert_eq!(number(&suite, "tests"), count(&suite, "testcase"));
        assert_eq!(number(&suite, "failures"), count(&suite, "failure"));
    }
    let not_run = document
        .descendants()
        .find(|node| node.attribute("name") == Some("not-run"))
        .unwrap();
    assert_eq!(not_run.attribute("value"), Some("2"));
}
