use super::*;
use deckle_runner::End;
use std::time::Duration;

const SOURCE: Source = Source {
    file: "main.py",
    lines_before: 1,
};

/// Makes an outcome in which `traceback` stands between two reports.
fn outcome(status: Status, items: &[(&str, &str)], before: &str, traceback: &str, after: &str) -> Outcome {
    let text: String = items
        .iter()
        .map(|(key, text)| format!("{key} {}\n{text}\n", text.len()))
        .collect();
    let report = |at: usize, text: String| Report {
        at,
        text: text.into_bytes(),
    };
    Outcome {
        end: End::Ended(status),
        stdout: Vec::new(),
        stderr: [before, traceback, after].concat().into_bytes(),
        reports: vec![
            report(before.len(), text),
            report(before.len() + traceback.len(), "over 0\n\n".to_owned()),
        ],
        orphans: 0,
        cpu: Duration::ZERO,
        took: Duration::ZERO,
        folder: "/b".to_owned(),
    }
}

fn reads(status: Status, items: &[(&str, &str)], traceback: &str) -> String {
    let seen = ending(SOURCE, &outcome(status, items, "before\n", traceback, "after\n"));
    let error = seen.error.map_or("none".to_owned(), |error| {
        let lines: Vec<String> = error.frames.iter().map(|frame| frame.line.to_string()).collect();
        format!(
            "{} @{}{}",
            error.text(),
            lines.join(","),
            if error.syntax { " syntax" } else { "" }
        )
    });
    let beside = String::from_utf8_lossy(&seen.stderr).replace('\n', " ");
    format!("{error} | {} | {beside}", if seen.uncaught { "uncaught" } else { "-" })
}

const HEAD: &str = "Traceback (most recent call last):\n  File \"/b/main.py\", line 4, in <module>\n";

#[test]
fn the_words_of_the_exception_are_found() {
    let default = [("default", ""), ("screen", "")];
    for (items, traceback, expected) in [
        (
            vec![("class", "KeyError"), ("text", "'k'"), ("frame", "4 <module>\n/b/main.py"), ("frame", "9 f\n/usr/lib/x.py")],
            format!("{HEAD}KeyError: 'k'\n"),
            "KeyError: 'k' @3 | uncaught | before after ",
        ),
        // CPython adds to the message what it guesses.
        (
            vec![("class", "NameError"), ("text", "name 'prnt' is not defined")],
            format!("{HEAD}NameError: name 'prnt' is not defined. Did you mean: 'print'?\n"),
            "NameError: name 'prnt' is not defined. Did you mean: 'print'? @ | uncaught | before after ",
        ),
        // A message that holds another process's traceback.
        (
            vec![("class", "RuntimeError"), ("text", "child failed:\nTraceback (most recent call last):\nKeyError: 'k'\n")],
            format!("{HEAD}RuntimeError: child failed:\nTraceback (most recent call last):\nKeyError: 'k'\n\n"),
            "RuntimeError: child failed:\nTraceback (most recent call last):\nKeyError: 'k' @ | uncaught | before after ",
        ),
        // The cause has the same class; the last one counts.
        (
            vec![("class", "ValueError"), ("text", "b"), ("note", "a note")],
            format!("ValueError: a\n\nThe above exception …\n\n{HEAD}ValueError: b\na note\n"),
            "ValueError: b\na note @ | uncaught | before after ",
        ),
        // Its message is made by the example's own code, which is not run again.
        (
            vec![("class", "shop.Odd")],
            format!("{HEAD}shop.Odd: made up\nand more\n"),
            "shop.Odd: made up\nand more @ | uncaught | before after ",
        ),
        (
            vec![("class", "KeyError"), ("text", "")],
            format!("{HEAD}KeyError\n"),
            "KeyError @ | uncaught | before after ",
        ),
        (
            vec![("class", "ExceptionGroup"), ("text", "batch (1 sub-exception)"), ("note", "n")],
            "  + Exception Group Traceback (most recent call last):\n  | ExceptionGroup: batch (1 sub-exception)\n  | n\n  \
             +-+---------------- 1 ----------------\n    | OSError: disk\n    +------------------------------------\n"
                .to_owned(),
            "ExceptionGroup: batch (1 sub-exception)\nn @ | uncaught | before after ",
        ),
        (
            vec![("class", "SyntaxError"), ("text", "invalid syntax"), ("frame", "2 <module>\n/b/main.py"), ("refused", "")],
            "  File \"/b/main.py\", line 2\n    x =\n       ^\nSyntaxError: invalid syntax\n".to_owned(),
            "SyntaxError: invalid syntax @1 syntax | uncaught | before after ",
        ),
        // Announced by the example itself, so CPython printed nothing.
        (vec![("class", "KeyError"), ("text", "'k'")], String::new(), "none | - | before after "),
        (vec![("class", "KeyError"), ("text", "'k'")], "a KeyError: 'k'\n".to_owned(), "none | - | before a KeyError: 'k' after "),
        (vec![("exit", "")], String::new(), "none | - | before after "),
        (vec![], HEAD.to_owned(), "none | - | before Traceback (most recent call last):   File \"main.py\", line 3, in <module> after "),
    ] {
        let mut items = items;
        if items.first().is_some_and(|(key, _)| *key == "class") {
            items.extend(default);
        }
        assert_eq!(reads(Status::Exited(1), &items, &traceback), expected, "{items:?}");
    }
}

#[test]
fn a_hook_of_the_examples_own_writes_what_it_wants() {
    let items = [("class", "ValueError"), ("text", "bad"), ("screen", "")];
    let expected = "ValueError: bad @ | uncaught | before my hook after ";
    assert_eq!(reads(Status::Exited(1), &items, "my hook\n"), expected);
}

#[test]
fn the_status_must_fit() {
    let of = |class| [("class", class), ("text", ""), ("default", "")];
    for (status, class, expected) in [
        (Status::Exited(0), "KeyError", "KeyError @ | - | before KeyError after "),
        (Status::Exited(3), "KeyError", "KeyError @ | - | before KeyError after "),
        (
            Status::Signalled(2),
            "KeyError",
            "KeyError @ | - | before KeyError after ",
        ),
        (
            Status::Signalled(2),
            "KeyboardInterrupt",
            "KeyboardInterrupt @ | uncaught | before after ",
        ),
    ] {
        assert_eq!(reads(status, &of(class), &format!("{class}\n")), expected);
    }
}

#[test]
fn what_ends_by_exit_says_so() {
    for (items, exited) in [
        (&[("exit", "")][..], true),
        (&[], false),
        (&[("class", "KeyError")], false),
    ] {
        assert_eq!(
            ending(SOURCE, &outcome(Status::Exited(3), items, "", "", "")).exited,
            exited
        );
    }
}
