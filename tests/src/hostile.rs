//! What holds for any file, and files made at random to try it: for the property tests and the long fuzz run.
//!
//! A check ends, its places lie in the file and between characters, no format carries what a terminal or a CI runner would
//! act on, and safe fixes come to an end.

use deckle_diagnostics::{Applicability, Diagnostic, Format, Location, Span, Style, escape, render};
use deckle_workspace::{Memory, Report, Scope, Workspace};
use proptest::prelude::*;
use std::path::Path;

/// The file that is checked.
const PATH: &str = "content/python/hostile.yaml";

/// Checks a file alone, as the command line does.
pub fn check(bytes: &[u8]) -> Report {
    open(bytes).check(&Scope::of([PATH]))
}

fn open(bytes: &[u8]) -> Workspace {
    Workspace::open([(PATH, bytes)].into_iter().collect::<Memory>(), Path::new("."))
}

/// Fails unless every place of a finding lies in its file and between characters.
///
/// # Panics
/// Panics with the place that does not.
pub fn assert_places(found: &Diagnostic) {
    let Location::Span { file, span: place } = &found.location else {
        return;
    };
    let inside = |span: Span| file.text().get(span.range()).is_some();
    assert!(inside(*place), "{}: {place:?}", found.code());
    for label in &found.secondary {
        let other = label.file.as_ref().unwrap_or(file);
        assert!(
            other.text().get(label.span.range()).is_some(),
            "{}: {:?}",
            found.code(),
            label.span
        );
    }
    let edits = found.fix.iter().flat_map(|fix| &fix.edits).collect::<Vec<_>>();
    assert!(edits.iter().all(|edit| inside(edit.span)), "{}", found.code());
    assert!(
        edits.is_sorted_by(|a, b| a.span.end <= b.span.start),
        "{}: edits overlap",
        found.code()
    );
}

/// Fails if a rendering holds a character or a command that came from the file.
///
/// # Panics
/// Panics with what it holds.
pub fn assert_safe(report: &Report) {
    let style = Style {
        rules: deckle_workspace::rules().rules(),
        ..Style::default()
    };
    for format in Format::ALL {
        let out = render(&report.diagnostics, &report.summary, format, &style);
        let raw = out.chars().find(|&c| c != '\n' && escape::is_unsafe(c));
        assert_eq!(raw, None, "{}", format.name);
        assert!(!out.contains("##["), "{}", format.name);
        let commands = out
            .lines()
            .filter(|line| line.trim_start().starts_with("::") && !line.contains("::: "));
        let own = [
            "::error file=content",
            "::warning file=content",
            "::notice file=content",
        ];
        for command in commands {
            assert!(
                format.name == "github" && own.iter().any(|own| command.starts_with(own)),
                "{command}"
            );
        }
    }
}

/// A question without findings.
const GOOD: &str = include_str!("../../crates/workspace/tests/rules/cases/io/bom/good.yaml");

/// Pieces of YAML, of the format, and of attacks, to be put together at random.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "question",
        "level",
        "tags",
        "answer",
        "snippets",
        "code",
        "stdout",
        "references",
        "related",
        "allow",
        ": ",
        ":",
        "- ",
        "-",
        "\n",
        "\n  ",
        "\n    ",
        "|",
        ">",
        "'",
        "\"",
        "[",
        "]",
        "{",
        "}",
        "#",
        " # ",
        "&a",
        "*a",
        "!t ",
        "? ",
        "@",
        "`",
        "%",
        "\t",
        "\r\n",
        "\u{feff}",
        "\u{202e}",
        "\u{a0}",
        "\0",
        "\u{1b}",
        "---\n",
        "...\n",
        "<<<<<<< a\n",
        "\\x",
        "\\u12",
        "~",
        "null",
        "true",
        "no",
        "010",
        "1e3",
        "ä",
        "漢",
        "\u{1f600}",
        "::error::x",
        "https://a.b/c",
        "x y",
        "\u{2028}",
        "![a](b.png)",
        "```",
        "\u{201c}",
        "\u{201d}",
    ];
    prop_oneof![
        4 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Makes any text of such pieces.
pub fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// Makes a good question in which one place was replaced.
pub fn mutated() -> impl Strategy<Value = String> {
    (0..GOOD.len(), 0..12_usize, prop::collection::vec(piece(), 0..4)).prop_map(|(start, length, pieces)| {
        let end = (start + length).min(GOOD.len());
        format!("{}{}{}", &GOOD[..start], pieces.concat(), &GOOD[end..])
    })
}

/// Checks, renders and fixes a text, and fails if anything that always holds does not.
///
/// # Panics
/// Panics with what does not hold.
pub fn holds(text: &str) {
    let report = check(text.as_bytes());
    report.diagnostics.iter().for_each(assert_places);
    assert_safe(&report);
    // Safe fixes end: each round leaves fewer of them, and none is made again.
    let mut workspace = open(text.as_bytes());
    for correction in workspace.fix(&Scope::of([PATH]), Applicability::Safe) {
        workspace.set_text(&correction.change.path, Some(&correction.change.after));
    }
    let left = workspace.check(&Scope::of([PATH])).diagnostics;
    let left = left.iter().filter_map(|found| found.fix.as_ref());
    let mut safe = left.filter(|fix| fix.applicability == Applicability::Safe);
    assert!(safe.next().is_none(), "safe fixes do not end: {text:?}");
}
