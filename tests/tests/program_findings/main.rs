//! Rules that need more than files in memory: the program itself reports on fixtures on a disk, and on examples that run.
//!
//! Beside the fixtures of the rules that are checked in memory: `good.disk` and `bad.disk` describe files (see [`disk`]);
//! below `run/`, `good.yaml` and `bad.yaml` are questions whose examples run. `bad.txt` is the report of `bad` here, too.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads its fixtures, and a panic is its report"
)]

mod disk;

use deckle_content::{Key, Limits, document};
use deckle_diagnostics::{Style, render::render_one};
use deckle_snippets::{Dependence, Failure};
use deckle_tests::{Collection, deckle, python};
use expect_test::expect_file;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Returns the folder of all fixtures.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/workspace/tests/rules/cases")
}

/// What the program said.
pub(crate) struct Report {
    /// The codes of its findings.
    pub(crate) codes: Vec<String>,
    /// The report for people, without its summary.
    pub(crate) text: String,
}

/// Runs a check twice, for people and for programs.
pub(crate) fn report_of(mut command: Command) -> Report {
    let full: deckle_tests::Ended = command.output().unwrap().into();
    let lines: deckle_tests::Ended = command.args(["--format", "json-lines"]).output().unwrap().into();
    assert_eq!(full.code, lines.code, "{full:?} {lines:?}");
    let values = lines
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let codes = values
        .filter_map(|value| Some(value["diagnostic"]["code"].as_str()?.to_owned()))
        .collect::<Vec<_>>();
    let failed = !codes.is_empty();
    assert_eq!(full.code, i32::from(failed), "{full:?}");
    let (text, _summary) = full.stdout.trim_end().rsplit_once('\n').unwrap_or_default();
    Report {
        codes,
        text: without_version(text.trim_end()) + "\n\n",
    }
}

/// Takes the interpreter's version out of a report: it differs from machine to machine.
fn without_version(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once("run with CPython ") {
        Some((before, _)) => format!("{before}run with CPython 3"),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Runs the examples of a question; an error says why this machine cannot.
fn run(question: &Path) -> Result<Report, String> {
    let support = deckle_runner::support();
    if !support.complete {
        return Err(support.advice);
    }
    let collection = Collection::new(&["one"]);
    let text = fs::read_to_string(question).unwrap();
    collection.write("content/py/one.yaml", &text);
    let mut command = deckle();
    command
        .args(["check", "--no-cache"])
        .current_dir(collection.root())
        .env("DECKLE_PYTHON", python());
    // A comment says what the check is asked for.
    let asked = text.lines().find_map(|line| line.strip_prefix("# deckle check "));
    command.args(asked.into_iter().flat_map(str::split_whitespace));
    Ok(report_of(command))
}

/// What a run with luck, or one that ends what watches it, would come to: neither can be made to happen at will.
fn failure(code: &str) -> Option<Failure> {
    match code {
        "run/flaky" => Some(Failure::Flaky {
            depends: Dependence::Run(2),
            first: "0\n".to_owned(),
            other: "1\n".to_owned(),
        }),
        "run/lost" => Some(Failure::Lost {
            detail: "the server is gone".to_owned(),
        }),
        _ => None,
    }
}

/// Reports a failure as if the first example of a question had come to it.
fn rendered(failure: &Failure, question: &Path) -> Report {
    let text = fs::read(question).unwrap();
    let document = document::parse("content/py/one.yaml", &text, &Limits::DEFAULT)
        .document
        .unwrap();
    let key_of = |field: &str| document.root.at(&format!("/snippets/0/{field}")).and_then(|at| at.key);
    let lines = document.lines("/snippets/0/code");
    let place = deckle_snippets::Place {
        file: &document.file,
        key: &Key::new("py", "one"),
        index: 0,
        engine: None,
        snippet: key_of("code").unwrap().span,
        code_line: &|number: usize| lines.get(number.checked_sub(1)?).copied(),
        stdout: key_of("stdout").map(|key| key.span),
        stderr: key_of("stderr").map(|key| key.span),
        raises: key_of("raises").map(|key| key.span),
    };
    let found = deckle_snippets::diagnostic(failure, "CPython 3", &place);
    Report {
        codes: vec![found.code().to_owned()],
        text: render_one(&found, &Style::default()).trim_end().to_owned() + "\n\n",
    }
}

/// Reports on a fixture; `None` if it is none of this kind.
fn reported(code: &str, name: &str) -> Option<Result<Report, String>> {
    let folder = fixtures().join(code);
    let (described, question) = (folder.join(format!("{name}.disk")), folder.join(format!("{name}.yaml")));
    if described.exists() {
        Some(disk::reported(&described))
    } else if code.starts_with("run/") && question.exists() {
        let made_up = failure(code).filter(|_| name == "bad");
        Some(made_up.map_or_else(|| run(&question), |failure| Ok(rendered(&failure, &question))))
    } else {
        None
    }
}

/// The reports of all bad fixtures of this kind, by code: made once for the tests.
static BAD: LazyLock<BTreeMap<&str, Result<Report, String>>> = LazyLock::new(|| {
    let all = deckle_workspace::rules().rules().iter();
    all.filter_map(|rule| Some((rule.code, reported(rule.code, "bad")?)))
        .collect()
});

/// Says that something was not tried, even of a test that passed.
fn not_run(code: &str, reason: &str) {
    deckle_tests::not_run(&format!("the fixture of {code}: {reason}"));
}

#[test]
fn what_only_the_program_finds_gives_one_finding() {
    let mut wrong = Vec::new();
    assert!(BAD.len() > 20, "only {} fixtures found", BAD.len());
    for (code, report) in BAD.iter() {
        match report {
            Ok(report) => {
                if report.codes != [*code] {
                    wrong.push(format!("{code}: {:?}\n{}", report.codes, report.text));
                }
                expect_file![fixtures().join(code).join("bad.txt")].assert_eq(&report.text);
            }
            Err(reason) => not_run(code, reason),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_only_the_program_finds_is_not_found_in_good_fixtures() {
    let mut wrong = Vec::new();
    for code in BAD.keys() {
        match reported(code, "good") {
            Some(Ok(report)) if report.codes.is_empty() => {}
            Some(Ok(report)) => wrong.push(format!("{code}: {:?}\n{}", report.codes, report.text)),
            Some(Err(reason)) => not_run(code, &reason),
            None => wrong.push(format!("{code} has no good fixture")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
