#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use super::*;

fn reads(stderr: &str) -> String {
    match read(stderr, "/b/main.py") {
        None => "none".to_owned(),
        Some(raised) => {
            let lines: Vec<String> = raised.frames.iter().map(|frame| frame.line.to_string()).collect();
            format!(
                "{} @{}{}",
                raised.text(),
                lines.join(","),
                if raised.syntax { " syntax" } else { "" }
            )
        }
    }
}

#[test]
fn the_exception_that_ended_the_script_is_found() {
    for (stderr, expected) in [
        (
            "Traceback (most recent call last):\n  File \"/b/main.py\", line 4, in <module>\n    g({})\n    ~^^^^\n  File \
             \"/usr/lib/x.py\", line 2, in g\nKeyError: 'missing'\n",
            "KeyError: 'missing' @4",
        ),
        (
            "Traceback (most recent call last):\n  File \"/b/main.py\", line 1, in <module>\nKeyError: 1\n\nDuring handling \
             of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \
             \"/b/main.py\", line 3, in <module>\nValueError\n",
            "ValueError @3",
        ),
        (
            "  File \"/b/main.py\", line 2\n    x =\n       ^\nSyntaxError: invalid syntax\n",
            "SyntaxError: invalid syntax @2 syntax",
        ),
        (
            "  + Exception Group Traceback (most recent call last):\n  |   File \"/b/main.py\", line 2, in <module>\n  |     \
             raise x\n  | ExceptionGroup: batch (1 sub-exception)\n  +-+---------------- 1 ----------------\n    | OSError: \
             disk\n    +------------------------------------\n",
            "ExceptionGroup: batch (1 sub-exception) @2",
        ),
        (
            "Exception in thread Thread-1 (f):\nTraceback (most recent call last):\n  File \"/b/main.py\", line 2, in \
             f\nValueError: in thread\n",
            "none",
        ),
        (
            "Traceback (most recent call last):\n  File \"/b/main.py\", line 1, in <module>\nValueError: a\nb\nException \
             ignored in: <function A.__del__>\nTraceback (most recent call last):\n  File \"/b/main.py\", line 9, in \
             __del__\nKeyError: 2\n",
            "ValueError: a\nb @1",
        ),
        ("ValueError: only printed\n", "none"),
        ("", "none"),
    ] {
        assert_eq!(reads(stderr), expected, "{stderr}");
    }
}

#[test]
fn a_promise_may_leave_out_the_module_and_the_message() {
    let raised = Raised {
        class: "json.decoder.JSONDecodeError".into(),
        message: "Extra data".into(),
        frames: Vec::new(),
        syntax: false,
        help: None,
    };
    for (promised, kept) in [
        ("JSONDecodeError", true),
        ("decoder.JSONDecodeError", true),
        ("json.decoder.JSONDecodeError: Extra data", true),
        ("JSONDecodeError: Extra", false),
        ("DecodeError", false),
        ("ValueError", false),
    ] {
        assert_eq!(raised.is(promised), kept, "{promised}");
    }
}
