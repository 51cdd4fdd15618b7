//! Hostile files in this process: findings are few, point into the file, and every format stays safe.

use super::inputs;
use deckle_content::Limits;
use deckle_diagnostics::{Diagnostic, Format, Style, Summary, render};
use deckle_tests::hostile::{assert_places, assert_safe, check};
use deckle_validate::apply;

#[test]
fn hostile_files_give_few_findings_that_point_into_them() {
    for input in inputs::all() {
        let finished = check(&input.bytes);
        let codes = finished.diagnostics.iter().map(Diagnostic::code).collect::<Vec<_>>();
        assert!(!codes.is_empty(), "{}: no finding", input.name);
        assert!(
            codes.len() <= Limits::DEFAULT.diagnostics,
            "{}: {} findings",
            input.name,
            codes.len()
        );
        assert!(
            input.code.is_empty() || codes.contains(&input.code),
            "{}: {codes:?}",
            input.name
        );
        assert!(
            codes.iter().all(|code| deckle_workspace::rules().find(code).is_some()),
            "{}: {codes:?}",
            input.name
        );
        finished.diagnostics.iter().for_each(assert_places);
    }
}

#[test]
fn hostile_files_break_out_of_no_format() {
    for input in inputs::all() {
        assert_safe(&check(&input.bytes));
    }
}

#[test]
fn reports_for_people_are_short() {
    for input in inputs::all() {
        let finished = check(&input.bytes);
        for format in ["full", "concise", "github", "junit"] {
            let format = Format::find(format).unwrap();
            let out = render(&finished.diagnostics, &Summary::default(), format, &Style::default());
            assert!(
                out.len() < 200_000,
                "{}: {} bytes of {}",
                input.name,
                out.len(),
                format.name
            );
        }
    }
}

#[test]
fn fixes_of_hostile_files_can_be_applied() {
    for input in inputs::all() {
        let finished = check(&input.bytes);
        let Some(file) = finished.diagnostics.iter().find_map(|found| found.file().cloned()) else {
            continue;
        };
        let fixes = finished
            .diagnostics
            .iter()
            .filter_map(|found| found.fix.clone())
            .collect::<Vec<_>>();
        let after = apply(file.text(), &fixes);
        check(after.as_bytes()).diagnostics.iter().for_each(assert_places);
    }
}
