use super::*;
use deckle_languages::{Source, by_name};
use deckle_runner::{Excess, TimeLimit};
use std::time::Duration;

const KEY_ERROR: &str =
    "Traceback (most recent call last):\n  File \"/b/main.py\", line 4, in <module>\nKeyError: 'k'\n";

fn promise(stdout: &str, raises: Option<&str>) -> Expectation {
    Expectation {
        stdout: stdout.into(),
        raises: raises.map(Into::into),
        seconds: 10,
    }
}

fn outcome(end: End, stdout: &str, stderr: &str) -> Outcome {
    Outcome {
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
        ("a\n", None, exited(0), "a\n", "a warning\n", "kept"),
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
