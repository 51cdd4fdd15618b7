//! Hostile files in this process: findings are few, point into the file, and every format stays safe.

use super::inputs;
use deckle_content::{Key, Limits, document};
use deckle_diagnostics::{Diagnostic, Format, Style, Summary, escape, render};
use deckle_validate::{Finished, Scope, apply, check_question, finish, rules};

/// Checks a file alone, as the command line does.
pub(crate) fn check(bytes: &[u8]) -> Finished {
    let limits = Limits::DEFAULT;
    let key = Key::new("python", "hostile");
    let checked = check_question(document::parse("content/python/hostile.yaml", bytes, &limits), &key);
    let scope = Scope {
        collection: false,
        snippets: false,
    };
    finish(checked.diagnostics, checked.document.as_ref(), None, scope, &limits)
}

/// Fails unless every place of a finding lies in its file and between characters.
pub(crate) fn assert_places(found: &Diagnostic) {
    let Some(file) = &found.file else { return };
    let inside = |span: deckle_diagnostics::Span| file.text().get(span.range()).is_some();
    assert!(inside(found.span), "{}: {:?}", found.code, found.span);
    for label in &found.secondary {
        let other = label.file.as_ref().unwrap_or(file);
        assert!(other.text().get(label.span.range()).is_some(), "{}: {:?}", found.code, label.span);
    }
    let edits = found.fix.iter().flat_map(|fix| &fix.edits).collect::<Vec<_>>();
    assert!(edits.iter().all(|edit| inside(edit.span)), "{}", found.code);
    assert!(edits.is_sorted_by(|a, b| a.span.end <= b.span.start), "{}: edits overlap", found.code);
}

/// Fails if a rendering holds a character or a command that came from the file.
pub(crate) fn assert_safe(finished: &Finished) {
    let summary = Summary {
        files: vec!["content/python/hostile.yaml".to_owned()],
        hidden: finished.hidden,
        ..Summary::default()
    };
    let style = Style {
        rules: rules::ALL,
        ..Style::default()
    };
    for format in Format::ALL {
        let out = render(&finished.diagnostics, &summary, format, &style);
        let raw = out.chars().find(|&c| c != '\n' && escape::is_unsafe(c));
        assert_eq!(raw, None, "{}", format.as_str());
        assert!(!out.contains("##["), "{}", format.as_str());
        let commands = out.lines().filter(|line| line.trim_start().starts_with("::") && !line.contains("::: "));
        let own = ["::error file=content", "::warning file=content", "::notice file=content"];
        for command in commands {
            assert!(format == Format::Github && own.iter().any(|own| command.starts_with(own)), "{command}");
        }
    }
}

#[test]
fn hostile_files_give_few_findings_that_point_into_them() {
    for input in inputs::all() {
        let finished = check(&input.bytes);
        let codes = finished.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>();
        assert!(!codes.is_empty(), "{}: no finding", input.name);
        assert!(codes.len() <= Limits::DEFAULT.diagnostics, "{}: {} findings", input.name, codes.len());
        assert!(input.code.is_empty() || codes.contains(&input.code), "{}: {codes:?}", input.name);
        assert!(codes.iter().all(|code| rules::explain(code).is_some()), "{}: {codes:?}", input.name);
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
        for format in [Format::Full, Format::Concise, Format::Github, Format::Junit] {
            let out = render(&finished.diagnostics, &Summary::default(), format, &Style::default());
            assert!(out.len() < 200_000, "{}: {} bytes of {}", input.name, out.len(), format.as_str());
        }
    }
}

#[test]
fn fixes_of_hostile_files_can_be_applied() {
    for input in inputs::all() {
        let finished = check(&input.bytes);
        let Some(file) = finished.diagnostics.iter().find_map(|found| found.file.clone()) else {
            continue;
        };
        let fixes = finished.diagnostics.iter().filter_map(|found| found.fix.clone()).collect::<Vec<_>>();
        let fixed = apply(file.text(), &fixes);
        check(fixed.as_bytes()).diagnostics.iter().for_each(assert_places);
    }
}
