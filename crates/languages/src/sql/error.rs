//! Reads the error that a program of ours wrote last.

use crate::language::Observed;
use crate::raised::{Frame, Raised};
use deckle_runner::{Outcome, Status};

/// The file that holds an example's own statements.
pub(super) const EXAMPLE: &str = "example.sql";
/// The line before the place.
const TRACEBACK: &str = "Traceback (most recent call last):\n";

/// Reads the error that a run ended in, if any.
pub(super) fn read(outcome: &Outcome) -> Observed {
    let stderr = String::from_utf8_lossy(&outcome.stderr);
    let Some(error) = raised(&stderr, &outcome.folder) else {
        return Observed {
            stderr: outcome.stderr.clone(),
            ..Observed::default()
        };
    };
    let before = stderr.split(TRACEBACK).next().unwrap_or_default();
    Observed {
        error: Some(error),
        uncaught: outcome.status() == Some(Status::Exited(1)),
        stderr: before.as_bytes().to_vec(),
        ..Observed::default()
    }
}

fn raised(stderr: &str, folder: &str) -> Option<Raised> {
    // An error's message may hold the words itself: the place behind them decides.
    let begin = format!("{TRACEBACK}  File \"{folder}/");
    let (_, written) = stderr.split_once(&begin)?;
    let (file, rest) = written.split_once("\", line ")?;
    let (line, text) = rest.split_once('\n')?;
    let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
    let line: usize = digits.parse().ok()?;
    let text = text.trim_end_matches('\n');
    let (class, message) = text.split_once(": ").unwrap_or((text, ""));
    // Another file is a program of ours: its trouble is no error of the example's.
    let place = match file {
        EXAMPLE => None,
        "sample.sql" => Some("in the topic's sample"),
        "setup.sql" => Some("in the set-up"),
        _ => return None,
    };
    Some(Raised {
        class: class.to_owned(),
        message: message.to_owned(),
        frames: match place {
            Some(_) => Vec::new(),
            None => vec![Frame {
                line,
                function: "<module>".to_owned(),
            }],
        },
        syntax: false,
        help: place.map(|place| format!("the statement that fails is {place}, line {line}").into()),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    #[test]
    fn class_code_message_and_line_are_read() {
        let stderr = "noise\nTraceback (most recent call last):\n  File \"/b/example.sql\", line 3, in <module>\n\
                      UniqueViolation 23505: duplicate key\nDETAIL: Key (id)=(1)\n";
        let error = raised(stderr, "/b").unwrap();
        assert_eq!(error.class, "UniqueViolation 23505");
        assert_eq!(error.message, "duplicate key\nDETAIL: Key (id)=(1)");
        assert_eq!(error.frames.last().unwrap().line, 3);
        assert_eq!(error.help, None);
        let other = stderr.replace("example.sql", "sample.sql");
        let error = raised(&other, "/b").unwrap();
        assert!(error.frames.is_empty());
        assert!(error.help.unwrap().contains("the topic's sample, line 3"));
        assert_eq!(raised("UniqueViolation 23505\n", "/b"), None);
        assert_eq!(raised(&stderr.replace("example.sql", "main.py"), "/b"), None);
    }
}
