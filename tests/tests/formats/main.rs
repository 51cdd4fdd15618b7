//! Every format of the report is what its readers expect, whatever the findings hold.
//!
//! The findings are those of all rule fixtures, and made ones that try to break out of each format.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads its fixtures, and a panic is its report"
)]

#[path = "../../../crates/workspace/tests/rules/case.rs"]
mod case;
mod github;
mod json;
mod junit;
mod sarif;
mod sarif_multitool;

use deckle_diagnostics::{Diagnostic, Format, Rule, SourceFile, Span, Style, Summary, escape, render, render::NotRun};
use std::path::Path;

/// Texts that mean something to one of the formats' readers.
const HOSTILE: &[&str] = &[
    "\u{1b}[31mred\u{1b}[0m \u{9b}31m \u{7} \u{8}",
    "\u{202e}right to left\u{2066}\u{200b}\u{feff}\u{e0041}",
    "::error file=x::injected",
    "\n::add-mask::secret\r\n::stop-commands::t",
    "##[error]injected",
    "]]><script>alert(1)</script><!-- & ' \" -->",
    "\u{0}\u{1}\u{ffff}\u{fffe}",
    "%0A::error::x %25 ${{ secrets.X }}",
    "a | b ` c * [d](e) <f>",
    "\\u0041 \\\" \" } ] ,",
];

/// Returns the findings of all fixtures, then hostile ones.
fn findings() -> Vec<Diagnostic> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/workspace/tests/rules/cases");
    let mut out = Vec::new();
    for rule in deckle_workspace::rules().rules() {
        if let Some(files) = case::read(&fixtures.join(rule.code), "bad") {
            out.extend(case::check(&files));
        }
    }
    assert!(out.len() > 50, "only {} findings", out.len());
    for text in HOSTILE {
        let file = SourceFile::new(format!("content/{text}/a.yaml"), format!("{text}: {text}\n{text}"));
        let end = file.text().len();
        out.push(
            rule("schema/other")
                .at(&file, Span::new(0, end), *text)
                .label(*text)
                .also(Span::new(end, end), *text)
                .note(format!("{text}\n{text}"))
                .help(*text),
        );
        out.push(rule("io/unreadable").about(*text, *text));
    }
    out
}

fn rule(code: &str) -> &'static Rule {
    deckle_workspace::rules().find(code).unwrap()
}

/// Returns a summary of many files.
fn summary() -> Summary {
    Summary {
        files: vec![
            "content/python/clean.yaml".to_owned(),
            "content/\u{1b}\"<&.yaml".to_owned(),
        ],
        questions: 2,
        passed: 3,
        failed: 1,
        timed_out: 1,
        not_run: 2,
        not_run_on: Vec::new(),
        unsandboxed: false,
        hidden: 4,
        elapsed: std::time::Duration::from_millis(1234),
        not_run_examples: HOSTILE
            .iter()
            .map(|text| NotRun {
                path: "content/python/clean.yaml".to_owned(),
                name: (*text).to_owned(),
                reason: (*text).to_owned(),
                remedy: Some((*text).to_owned()),
            })
            .collect(),
    }
}

/// Renders all findings without colour.
fn rendered(name: &str) -> String {
    let style = Style {
        rules: deckle_workspace::rules().rules(),
        ..Style::default()
    };
    render(&findings(), &summary(), Format::find(name).unwrap(), &style)
}

#[test]
fn no_format_prints_a_raw_control_or_bidirectional_character() {
    for format in Format::ALL {
        let out = rendered(format.name);
        let raw = out.chars().find(|&c| c != '\n' && escape::is_unsafe(c));
        assert_eq!(raw, None, "{}", format.name);
    }
    let job = Format::find("github").unwrap().job_summary.unwrap();
    let out = (job.write)(&findings(), &summary());
    assert_eq!(
        out.chars()
            .find(|&c| c != '\n' && escape::is_unsafe(c) && c != '\u{fe0f}'),
        None
    );
}

#[test]
fn no_format_carries_a_command_to_a_ci_runner() {
    for format in Format::ALL.into_iter().filter(|format| format.name != "github") {
        let out = rendered(format.name);
        let command = out
            .lines()
            .find(|line| line.trim_start().starts_with("::") && !line.contains("::: "));
        assert_eq!(command, None, "{}", format.name);
        assert!(!out.contains("##["), "{}", format.name);
    }
}

#[test]
fn colours_are_the_renderers_own() {
    let style = Style {
        colour: true,
        ..Style::default()
    };
    let out = render(&findings(), &summary(), Format::default(), &style);
    let mut rest = out.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        let end = at + rest[at..].find(|c: char| c.is_ascii_alphabetic()).unwrap();
        let sequence = &rest[at..=end];
        let styles = sequence.starts_with("\u{1b}[") && sequence.ends_with('m');
        assert!(styles, "{sequence:?} is no colour");
        // The hostile texts ask for `[31m`; the renderer writes bright and bold colours only.
        assert_ne!(sequence, "\u{1b}[31m");
        rest = &rest[at + sequence.len()..];
    }
}

#[test]
fn a_concise_line_is_file_line_column_code_message() {
    let out = rendered("concise");
    let first = out.lines().find(|line| line.contains("schema/unknown-key")).unwrap();
    assert_eq!(
        first,
        "content/python/identity.yaml:2:1: schema/unknown-key unknown key `levle` (did you mean `level`?)"
    );
    assert_eq!(
        out.lines().count(),
        findings().len() + summary().not_run_lines().len() + 1
    );
}
