//! Turns a broken promise into a finding that points into the question's own file.
//!
//! Pure. The finding reads as a test runner's report: the line in the file, expected against printed, the traceback
//! reduced to the example's own lines.

use crate::dependence::Dependence;
use crate::diff::diff;
use crate::failure::Failure;
use deckle_content::{Engine, Key};
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use deckle_languages::{Mismatch, Raised};
use deckle_runner::{Excess, TimeLimit, signal_name};
use std::fmt::Write as _;
use std::sync::Arc;

/// Where an example stands in its question's file.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The question's file.
    pub file: &'a Arc<SourceFile>,
    /// The question.
    pub key: &'a Key,
    /// The example's place in the question, from 0.
    pub index: usize,
    /// The engine that it ran on, if it claims several.
    pub engine: Option<Engine>,
    /// The whole example, or its `code` key: what to point at where nothing smaller is known.
    pub snippet: Span,
    /// Finds a line of its `code`, counted from 1.
    pub code_line: &'a dyn Fn(usize) -> Option<Span>,
    /// Its `stdout`, if it has one.
    pub stdout: Option<Span>,
    /// Its `stderr`, if it has one.
    pub stderr: Option<Span>,
    /// Its `raises`, if it has one.
    pub raises: Option<Span>,
}

impl Place<'_> {
    /// Finds a line of the code; the example itself where the line is not known.
    fn line(&self, line: Option<usize>) -> Span {
        line.and_then(self.code_line).unwrap_or(self.snippet)
    }

    fn file_line(&self, span: Span) -> usize {
        self.file.position(span.start).line
    }
}

/// Makes the finding of a failure. `interpreter` is the label of the one that ran the example.
pub fn diagnostic(failure: &Failure, interpreter: &str, place: &Place<'_>) -> Diagnostic {
    let found = Found::of(failure, place);
    let on = place
        .engine
        .map(|engine| format!(" on {}", engine.name()))
        .unwrap_or_default();
    let message = format!("{}, example {}{on}: {failure}", place.key, place.index + 1);
    let mut out = failure.rule().at(place.file, found.span, message).label(found.label);
    for note in found.notes {
        out = out.note(note);
    }
    out.note(format!("run with {interpreter}")).help(found.help)
}

/// The parts that differ from failure to failure.
struct Found {
    span: Span,
    label: String,
    notes: Vec<String>,
    help: String,
}

impl Found {
    fn new(span: Span, label: impl Into<String>, help: impl Into<String>) -> Self {
        Found {
            span,
            label: label.into(),
            notes: Vec::new(),
            help: help.into(),
        }
    }

    fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    fn stderr(self, stderr: &str) -> Self {
        match stderr.trim_end() {
            "" => self,
            text => self.note(format!("standard error:\n{text}")),
        }
    }

    fn of(failure: &Failure, place: &Place<'_>) -> Self {
        match failure {
            Failure::Output {
                expected,
                seen,
                text,
                stderr,
            } => output(expected, seen, *text, place).stderr(stderr),
            Failure::Stderr { expected, seen, text } => stderr(expected, seen, *text, place),
            Failure::ExitText { promised, seen } => Found::new(
                place.raises.unwrap_or(place.snippet),
                "this is not what it writes as it exits",
                "correct the code or `raises`: `SystemExit: ` and the text",
            )
            .note(diff(promised, seen, "written")),
            Failure::Error(raised) => error(raised, place),
            Failure::Raises { promised, seen } => raises(promised, seen, place),
            Failure::NotRaised { promised, ended } => Found::new(
                place.raises.unwrap_or(place.snippet),
                format!("it {ended}"),
                format!("let the example end in {}, or remove `raises`", first_line(promised)),
            ),
            Failure::Exit { code, promise, stderr } => Found::new(
                place.snippet,
                format!("exits with status {code}"),
                match promise {
                    Some(promise) => format!("let the example end normally, or promise it: `raises: \"{promise}\"`"),
                    None => "let the example end normally".to_owned(),
                },
            )
            .stderr(stderr),
            Failure::Crash { signal, stderr } => Found::new(
                place.snippet,
                format!("ended by {}", signal_name(*signal)),
                "an example must end by itself; if the crash is the point, show it with `not_run:` and the reason",
            )
            .stderr(stderr),
            Failure::TimedOut { limit, .. } => Found::new(
                place.snippet,
                match limit {
                    TimeLimit::Processor | TimeLimit::Total => "does not end in time",
                    TimeLimit::Waiting => "waits for too long",
                },
                match limit {
                    TimeLimit::Processor | TimeLimit::Total => {
                        "make the example shorter, or give it more seconds of processor time (at most 60): `timeout: 30`"
                    }
                    TimeLimit::Waiting => {
                        "let it wait for less; it may wait three times as long as its `timeout`, which is at most 60 seconds"
                    }
                },
            ),
            Failure::Excess(excess) => Found::new(place.snippet, "stopped", excess_help(*excess)),
            Failure::Syntax {
                line, runtime, newer, ..
            } => Found::new(
                place.line(*line),
                format!("{runtime} stops here"),
                format!("correct the code; if it needs a newer {runtime}, say so: `{newer}`"),
            ),
            Failure::Parse { line, language, .. } => Found::new(
                place.line(*line),
                "the parser stops here",
                format!("correct the code, or name another `language` than {language}"),
            ),
            Failure::Session(mismatches) => session(mismatches, place),
            Failure::SessionCut { line } => Found::new(
                place.line(Some(*line)),
                "the statements from here on did not run",
                "a session must reach its last statement: take out what ends Python",
            ),
            Failure::Leaky { .. } => Found::new(
                place.snippet,
                "its processes had to be ended",
                "wait for each process that the example starts: `process.join()`, `subprocess.run(…)`, `with Pool() as pool:`",
            ),
            Failure::Flaky {
                depends, first, other, ..
            } => Found::new(
                place.stdout.unwrap_or(place.snippet),
                match depends {
                    Dependence::Run(_) => "not the same in every run",
                    Dependence::Surroundings(_) => "not the same on every machine",
                },
                depends.cure(),
            )
            .note(format!("first run:\n{}", first.trim_end()))
            .note(format!("another run:\n{}", other.trim_end())),
            Failure::Lost { .. } => Found::new(
                place.snippet,
                "no result",
                "run it again; if it happens again, try `--cold` and report it: without a result an example is not proven",
            ),
            Failure::Needs { .. } => Found::new(
                place.snippet,
                "cannot be read",
                "write a requirement as `numpy>=2` and an interpreter as `\">=3.12\"`",
            ),
        }
    }
}

/// What helps where an example prints `<~` and `~>` itself.
const READ_AS_A_MARK: &str =
    "what it prints is read as a mark here, and readers would not see `<~`: write `\\<~`, or run `deckle bless`";

fn output(expected: &str, seen: &str, text: bool, place: &Place<'_>) -> Found {
    let (span, label) = match place.stdout {
        Some(span) => (span, "this is not what it prints"),
        None => (place.snippet, "prints, but promises nothing"),
    };
    let help = match (text, expected.is_empty(), expected.trim_end() == seen.trim_end()) {
        (false, ..) => "print text: an example's output must be UTF-8",
        _ if expected == seen => READ_AS_A_MARK,
        (_, true, _) => "add `stdout: |` with these lines, or run `deckle bless`",
        (.., true) => "only white space at the end differs: `stdout: |` ends in one line feed, `stdout: |-` in none",
        _ => "correct the code or `stdout`; `deckle bless` writes what it prints; mark what varies, such as `<~0.42~>`",
    };
    Found::new(span, label, help).note(diff(expected, seen, "printed"))
}

fn stderr(expected: &str, seen: &str, text: bool, place: &Place<'_>) -> Found {
    let (span, label) = match place.stderr {
        Some(span) => (span, "this is not what it writes there"),
        None => (place.snippet, "a reader who runs it sees more than the page shows"),
    };
    let help = match (text, expected.is_empty(), seen.is_empty()) {
        (false, ..) => "write text: what an example writes to standard error must be UTF-8",
        _ if expected == seen => READ_AS_A_MARK,
        (_, true, _) => {
            "correct the code; if that is the point, add `stderr: |` with these lines, or run `deckle bless`; a line of `    ...` \
             stands for the places of a traceback"
        }
        (.., true) => "correct the code, or remove `stderr`",
        _ => {
            "correct the code or `stderr`; `deckle bless` writes what it writes there; mark what varies, such as `<~0.42~>`"
        }
    };
    Found::new(span, label, help).note(diff(expected, seen, "written to standard error"))
}

fn error(raised: &Raised, place: &Place<'_>) -> Found {
    let line = raised.frames.last().map(|frame| frame.line);
    let named = || format!("if that is the point: `raises: {}`", quoted(raised));
    let help = raised.help.as_deref().map_or_else(named, str::to_owned);
    Found::new(place.line(line), raised.one_line(), help).note(own_lines(raised, place))
}

fn raises(promised: &str, seen: &Raised, place: &Place<'_>) -> Found {
    let span = place.raises.unwrap_or(place.snippet);
    Found::new(
        span,
        "this is not what it ends in",
        format!("correct the code, or write `raises: {}`", quoted(seen)),
    )
    .note(diff(&format!("{promised}\n"), &format!("{}\n", seen.text()), "raised"))
    .note(own_lines(seen, place))
}

fn session(mismatches: &[Mismatch], place: &Place<'_>) -> Found {
    let first = mismatches.first().map(|mismatch| mismatch.line);
    let help = "correct the statement or what the session shows below it; mark what varies, such as `<~0.42~>`";
    let mut found = Found::new(place.line(first), "comes out differently", help);
    for mismatch in mismatches.iter().take(5) {
        let line = place.file_line(place.line(Some(mismatch.line)));
        let statement = first_line(&mismatch.source);
        found = found.note(format!(
            "line {line}: {statement}\n{}",
            diff(&mismatch.expected, &mismatch.seen, "printed")
        ));
    }
    found
}

fn excess_help(excess: Excess) -> &'static str {
    match excess {
        Excess::Output => "print less: an example may print 1 MB, a reader wants a few lines",
        Excess::Memory => "use smaller data: an example may use 1 GB in all its processes",
        Excess::Disk | Excess::Files => "write less: an example may write 128 MB and 20,000 files",
        Excess::Processes => "start fewer processes and threads, and wait for them",
    }
}

/// Writes the traceback with the example's own lines only, numbered as in the question's file.
fn own_lines(raised: &Raised, place: &Place<'_>) -> String {
    let mut out = String::from("traceback (the example's own lines):");
    for frame in &raised.frames {
        let span = place.line(Some(frame.line));
        let source = place.file.slice(span).trim();
        let _ = write!(
            out,
            "\n  {}:{}, in {}\n    {}",
            place.file.path(),
            place.file_line(span),
            frame.function,
            first_line(source)
        );
    }
    let _ = write!(out, "\n{}", raised.text());
    out
}

/// Writes an exception as a value of `raises`, in double quotes.
fn quoted(raised: &Raised) -> String {
    let text = raised
        .text()
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{text}\"")
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
