//! Annotations are commands of their known form, at most ten of a kind, and nothing else is a command.

use super::{findings, rendered};
use deckle_diagnostics::{Format, Severity};

#[test]
fn every_command_is_well_formed() {
    let out = rendered(Format::Github);
    let mut kinds = Vec::new();
    for line in out.lines().filter(|line| line.trim_start().starts_with("::")) {
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (kind, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&kind), "{line}");
        assert!(!message.is_empty());
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            assert!(
                ["file", "line", "endLine", "col", "endColumn", "title"].contains(&name),
                "{line}"
            );
            assert!(!value.contains(':'), "{line}");
        }
        kinds.push(kind.to_owned());
    }
    for kind in ["error", "warning", "notice"] {
        assert!(kinds.iter().filter(|own| *own == kind).count() <= 10);
    }
    assert!(
        kinds.is_sorted_by_key(|kind| ["error", "warning", "notice"].iter().position(|own| own == kind)),
        "worst first"
    );
    assert!(!out.contains("##["));
}

#[test]
fn what_is_no_annotation_is_still_printed() {
    let out = rendered(Format::Github);
    let errors = findings()
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .count();
    let warnings = findings()
        .iter()
        .filter(|found| found.severity == Severity::Warning)
        .count();
    assert!(errors > 10);
    let more = errors.saturating_sub(10) + warnings.saturating_sub(10);
    assert!(
        out.contains(&format!("{more} more, which GitHub would not show")),
        "{more}"
    );
}
