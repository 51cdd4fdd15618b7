use super::*;
use deckle_languages::{Source, by_name};
use deckle_runner::{Excess, Report, TimeLimit};
use std::time::Duration;

const KEY_ERROR: &str =
    "Traceback (most recent call last):\n  File \"/b/main.py\", line 4, in <module>\nKeyError: 'k'\n";
/// What the interpreter reports of it.
const RAISED: &str = "class 8\nKeyError\ntext 3\n'k'\nframe 21\n4 <module>\n/b/main.py\ndefault 0\n\nscreen 0\n\n";

fn promise(stdout: &str, raises: Option<&str>) -> Expectation {
    with_stderr(stdout, "", raises)
}

fn with_stderr(stdout: &str, stderr: &str, raises: Option<&str>) -> Expectation {
    Expectation {
        stdout: stdout.into(),
        stderr: stderr.into(),
        raises: raises.map(Into::into),
        seconds: 10,
    }
}

/// Makes an outcome whose standard error is `before`, then what `report` is about, then `after`.
fn reported(end: End, before: &str, report: &str, after: &str) -> Outcome {
    let text = if report == RAISED { KEY_ERROR } else { "" };
    let stderr = [before, text, after].concat();
    let at = |at: usize, text: &str| Report { at, text: text.into() };
    let over = before.len() + text.len();
    Outcome {
        reports: vec![at(before.len(), report), at(over, "over 0\n\n")],
        ..outcome(end, "", &stderr)
    }
}

fn outcome(end: End, stdout: &str, stderr: &str) -> Outcome {
    let raised = (stderr == KEY_ERROR).then(|| Report {
        at: 0,
        text: RAISED.into(),
    });
    let exit = matches!(end, End::Ended(Status::Exited(_))) && raised.is_none();
    let exit = exit.then(|| Report {
        at: stderr.len(),
        text: b"exit 0\n\n".to_vec(),
    });
    Outcome {
        reports: raised.into_iter().chain(exit).collect(),
        end,
        stdout: stdout.into(),
        stderr: stderr.into(),
        orphans: 0,
        cpu: Duration::ZERO,
        took: Duration::ZERO,
        folder: "/b".into(),
    }
}

fn verified(promise: &Expectation, seen: &Outcome) -> Result<(), Failure> {
    let python = by_name("python");
    let source = Source {
        file: "main.py",
        lines_before: 1,
    };
    verify(promise, seen, python, &python.observe(source, seen))
}

fn verdict(promise: &Expectation, seen: &Outcome) -> String {
    match verified(promise, seen) {
        Ok(()) => "kept".to_owned(),
        Err(failure) => format!("{}: {failure}", failure.code()),
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table: one case a line")]
fn only_what_was_promised_is_a_pass() {
    let exited = |code| End::Ended(Status::Exited(code));
    for (stdout, raises, end, seen, stderr, expected) in [
        (
            "a\n",
            None,
            exited(0),
            "a\n",
            "a warning\n",
            "run/stderr: the example writes to standard error and has no `stderr`",
        ),
        (
            "",
            Some("SystemExit: bye"),
            exited(1),
            "",
            "good bye\n",
            "run/raises: the example exits with another text",
        ),
        ("", None, exited(0), "", "", "kept"),
        (
            "",
            None,
            exited(0),
            "a\n",
            "",
            "run/output: the example prints something and has no `stdout`",
        ),
        (
            "a\n",
            None,
            exited(0),
            "",
            "",
            "run/output: the example prints nothing, not what `stdout` says",
        ),
        (
            "a\n",
            None,
            exited(3),
            "a\n",
            "",
            "run/exit: the example exits with status 3",
        ),
        (
            "a\n",
            None,
            exited(1),
            "a\n",
            KEY_ERROR,
            "run/error: the example ends in KeyError: 'k'",
        ),
        (
            "a\n",
            None,
            End::Ended(Status::Signalled(11)),
            "a\n",
            "",
            "run/crash: the example is ended by SIGSEGV",
        ),
        (
            "a\n",
            None,
            End::TimedOut(TimeLimit::Processor),
            "a\n",
            "",
            "run/timeout: the example was stopped after 10 s of processor time",
        ),
        (
            "a\n",
            None,
            End::Stopped(Excess::Memory),
            "a\n",
            "",
            "run/limit: the example used more memory than the limit",
        ),
        (
            "a\n",
            None,
            End::Lost("gone".into()),
            "a\n",
            "",
            "run/lost: the run was lost: gone",
        ),
        ("", Some("KeyError"), exited(1), "", KEY_ERROR, "kept"),
        ("", Some("KeyError: 'k'"), exited(1), "", KEY_ERROR, "kept"),
        (
            "b\n",
            Some("KeyError"),
            exited(1),
            "",
            KEY_ERROR,
            "run/output: the example prints nothing, not what `stdout` says",
        ),
        (
            "",
            Some("KeyError: 'x'"),
            exited(1),
            "",
            KEY_ERROR,
            "run/raises: the example ends in another exception: KeyError: 'k'",
        ),
        (
            "",
            Some("KeyError"),
            exited(0),
            "",
            KEY_ERROR,
            "run/not-raised: the example does not raise KeyError: it exits with status 0",
        ),
        (
            "",
            None,
            exited(0),
            "",
            KEY_ERROR,
            "run/error: the example ends in KeyError: 'k'",
        ),
        (
            "",
            Some("KeyError"),
            exited(1),
            "",
            "KeyError: 'k'\n",
            "run/not-raised: the example does not raise KeyError: it exits with status 1",
        ),
        ("", Some("SystemExit: 3"), exited(3), "", "", "kept"),
        (
            "",
            Some("SystemExit: 3"),
            exited(4),
            "",
            "",
            "run/not-raised: the example does not raise SystemExit: 3: it exits with status 4",
        ),
        ("", Some("SystemExit: bye"), exited(1), "", "bye\n", "kept"),
        (
            "",
            Some("SystemExit"),
            exited(0),
            "",
            "",
            "run/not-raised: the example does not raise SystemExit: it exits with status 0",
        ),
    ] {
        let seen = outcome(end, seen, stderr);
        assert_eq!(verdict(&promise(stdout, raises), &seen), expected);
    }
}

#[test]
fn a_leaky_example_is_no_pass() {
    let mut seen = outcome(End::Ended(Status::Exited(0)), "", "");
    seen.orphans = 1;
    assert_eq!(
        verdict(&promise("", None), &seen),
        "run/leaky: the example leaves a process behind"
    );
}

#[test]
fn output_that_is_no_text_is_shown_with_escapes() {
    let mut seen = outcome(End::Ended(Status::Exited(0)), "", "");
    seen.stdout = b"\xff a".to_vec();
    assert!(
        matches!(verified(&promise("", None), &seen), Err(Failure::Output { seen, text: false, .. }) if seen == "\\xff a")
    );
}

#[test]
fn lines_count_in_the_examples_own_code() {
    let seen = outcome(End::Ended(Status::Exited(1)), "", KEY_ERROR);
    let failure = verified(&promise("", None), &seen).map_err(|failure| match failure {
        Failure::Error(raised) => raised.frames,
        _ => Vec::new(),
    });
    assert!(
        matches!(&failure, Err(frames) if frames.len() == 1 && frames[0].line == 3),
        "{failure:?}"
    );
}

/// Only the traceback of the exception that ended the script is not promised by `stderr`.
#[test]
fn standard_error_is_promised() {
    let (one, exit) = (End::Ended(Status::Exited(1)), "exit 0\n\n");
    for (promised, raises, before, report, after, expected) in [
        ("", "KeyError", "", RAISED, "", "kept"),
        ("w <~1~>\n", "KeyError", "w 22\n", RAISED, "", "kept"),
        ("bye\n", "KeyError", "", RAISED, "bye\n", "kept"),
        ("w\nbye\n", "KeyError: 'k'", "w\n", RAISED, "bye\n", "kept"),
        (
            "",
            "KeyError",
            "w\n",
            RAISED,
            "",
            "run/stderr: the example writes to standard error and has no `stderr`",
        ),
        (
            "w\n",
            "KeyError",
            "",
            RAISED,
            "",
            "run/stderr: the example writes nothing to standard error, not what `stderr` says",
        ),
        (
            "w\n",
            "KeyError",
            "v\n",
            RAISED,
            "",
            "run/stderr: standard error differs from `stderr`",
        ),
        // A traceback that was printed by the example itself is part of what it writes.
        (KEY_ERROR, "KeyError", KEY_ERROR, RAISED, "", "kept"),
        ("", "SystemExit: bye", "", exit, "bye\n", "kept"),
        ("w\nat exit\n", "SystemExit: bye", "w\n", exit, "bye\nat exit\n", "kept"),
        ("w\n", "SystemExit: 1", "w\n", exit, "", "kept"),
        (
            "w\n",
            "SystemExit: bye",
            "",
            exit,
            "bye\n",
            "run/stderr: the example writes nothing to standard error, not what `stderr` says",
        ),
        // What ends a process without `SystemExit` reports nothing.
        (
            "",
            "SystemExit: 1",
            "",
            "",
            "",
            "run/not-raised: the example does not raise SystemExit: 1: it exits with status 1",
        ),
    ] {
        let seen = reported(one.clone(), before, report, after);
        let promise = with_stderr(
            "",
            &promised.replace("/b/", "").replace("line 4", "line 3"),
            Some(raises),
        );
        assert_eq!(verdict(&promise, &seen), expected, "{promised:?} {raises}");
    }
}
