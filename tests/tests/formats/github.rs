//! Annotations as GitHub's runner reads them: a parser of its workflow commands sees ours, worst first, and no other.

use super::{findings, rendered};
use deckle_diagnostics::{Diagnostic, Format, Severity, escape};
use std::collections::BTreeMap;

/// Annotations of a kind that GitHub shows for a step.
const STEP: usize = 10;
/// Annotations of all kinds that it shows for a job.
const JOB: usize = 50;

/// A workflow command.
#[derive(Debug)]
struct Command {
    name: String,
    properties: BTreeMap<String, String>,
    message: String,
}

/// Reads a line as the runner does: `::name key=value,key=value::message`, after any white space.
fn command(line: &str) -> Option<Command> {
    let (head, message) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, list) = head.split_once(' ').unwrap_or((head, ""));
    let pairs = list.split(',').filter_map(|pair| pair.trim().split_once('='));
    let property = |value: &str| data(&value.replace("%3A", ":").replace("%2C", ","));
    Some(Command {
        name: name.to_owned(),
        properties: pairs.map(|(key, value)| (key.to_owned(), property(value))).collect(),
        message: data(message),
    })
}

/// Takes back the escapes of a command's text, the percent sign last.
fn data(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

fn commands() -> Vec<Command> {
    rendered("github").lines().filter_map(command).collect()
}

fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn of(severity: Severity) -> Vec<Diagnostic> {
    findings()
        .into_iter()
        .filter(|found| found.severity == severity)
        .collect()
}

#[test]
fn annotations_are_the_first_ten_findings_of_each_kind_worst_first() {
    let mut expected = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        expected.extend(of(severity).into_iter().take(STEP));
    }
    let seen = commands();
    assert!(seen.len() <= JOB);
    assert_eq!(seen.len(), expected.len());
    for (command, found) in seen.iter().zip(&expected) {
        assert_eq!(command.name, kind(found.severity));
        assert_eq!(command.properties["title"], found.code());
        assert!(
            command.message.starts_with(&escape::short_line(&found.message)),
            "{command:?}"
        );
        assert_eq!(command.properties["file"], escape::line(found.path()));
        let Some(at) = found.start() else { continue };
        let number = |name: &str| {
            command
                .properties
                .get(name)
                .map(|number| number.parse::<usize>().unwrap())
        };
        assert_eq!(number("line").unwrap_or(at.line), at.line);
        assert_eq!(number("col").unwrap_or(at.column), at.column);
        assert!(number("endLine") >= number("line"));
        let known = ["file", "line", "endLine", "col", "endColumn", "title"];
        assert!(
            command.properties.keys().all(|key| known.contains(&key.as_str())),
            "{command:?}"
        );
    }
}

#[test]
fn hostile_texts_make_no_command_whichever_place_they_take() {
    // Only ten of a kind are shown, and the hostile ones come last: each is tried by itself.
    for found in findings() {
        let out = deckle_diagnostics::render(
            std::slice::from_ref(&found),
            &super::summary(),
            Format::find("github").unwrap(),
            &deckle_diagnostics::Style::default(),
        );
        let seen = out.lines().filter_map(command).collect::<Vec<_>>();
        assert_eq!(seen.len(), 1, "{out}");
        assert_eq!(seen[0].properties["title"], found.code());
        // The older form of a command may stand anywhere in a line.
        assert!(!out.contains("##["), "{out}");
    }
}

#[test]
fn what_is_no_annotation_is_still_printed() {
    let out = rendered("github");
    let (errors, warnings) = (of(Severity::Error).len(), of(Severity::Warning).len());
    assert!(errors > STEP);
    let more = errors.saturating_sub(STEP) + warnings.saturating_sub(STEP);
    assert!(
        out.contains(&format!("{more} more, which GitHub would not show")),
        "{more}"
    );
    let plain = out.lines().filter(|line| command(line).is_none()).count();
    let not_run = crate::summary().not_run_lines().len();
    assert_eq!(
        plain,
        more + 2 + not_run,
        "the rest, the line above it, what was not run, and the summary"
    );
}
