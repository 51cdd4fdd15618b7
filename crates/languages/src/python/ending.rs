//! Reads what the interpreter reported of a script's end: see `python/server/deckle_report.py`.
//!
//! Pure. Which exception ended the script is never guessed from text: tracebacks may be printed before it, stand in its
//! message, or follow it. Only the words of a known exception are taken from what the interpreter printed between two
//! reports, because it adds to them: "Did you mean: 'print'?".

use super::advice;
use crate::language::Observed;
use crate::raised::{Frame, Raised};
use crate::source::Source;
use crate::written::written;
use deckle_runner::{Outcome, Report, Status};

/// Reads how a run of the interpreter ended, and what it wrote to standard error beside the traceback that it ended in.
pub(crate) fn ending(source: Source, outcome: &Outcome) -> Observed {
    let items = outcome.reports.first().map(|report| items(&report.text));
    let items = items.unwrap_or_default();
    let exited = items.iter().any(|(key, _)| *key == "exit");
    let raised = Ended::read(&items, source, outcome);
    let uncaught = raised.as_ref().is_some_and(|ended| ended.fits(outcome.status()));
    let beside = match &raised {
        Some(ended) if uncaught && ended.printed => {
            [&outcome.stderr[..ended.start], &outcome.stderr[ended.end..]].concat()
        }
        _ => outcome.stderr.clone(),
    };
    Observed {
        stderr: written(&beside, source, &outcome.folder),
        error: raised.map(|ended| ended.raised),
        uncaught,
        exited,
    }
}

/// An exception that ended a script, and where its traceback stands in standard error.
struct Ended {
    raised: Raised,
    start: usize,
    end: usize,
    /// Whether the interpreter printed the traceback, and not a hook of the example's own.
    printed: bool,
}

impl Ended {
    fn read(items: &[(&str, String)], source: Source, outcome: &Outcome) -> Option<Ended> {
        let all = |wanted: &'static str| {
            items
                .iter()
                .filter(move |(key, _)| *key == wanted)
                .map(|(_, text)| text.as_str())
        };
        let has = |wanted: &'static str| all(wanted).next().is_some();
        let class = all("class").next()?;
        let start = outcome.reports.first()?.at;
        let is_over = |report: &&Report| report.text.starts_with(b"over ");
        let end = outcome
            .reports
            .iter()
            .find(is_over)
            .map_or(outcome.stderr.len(), |report| report.at);
        let traceback = String::from_utf8_lossy(&outcome.stderr[start..end]);
        let text = all("text").next();
        let shown = message(class, text, &traceback);
        if has("default") && has("screen") && shown.is_none() {
            // CPython announced it and printed none: the announcement was not CPython's.
            return None;
        }
        let in_a_group = format!("| {class}: ");
        let message = match shown {
            Some(message) if !traceback.contains(&in_a_group) => message,
            _ => text.into_iter().chain(all("note")).collect::<Vec<_>>().join("\n"),
        };
        let own = format!("{}/{}", outcome.folder, source.file);
        let mut raised = Raised {
            class: class.to_owned(),
            message,
            frames: all("frame").filter_map(|text| frame(text, &own, source)).collect(),
            syntax: has("refused"),
            help: None,
        };
        raised.help = advice::help(&raised).map(Into::into);
        Some(Ended {
            raised,
            start,
            end,
            printed: has("default"),
        })
    }

    /// Tells whether a run that ended in this way ended in the exception.
    fn fits(&self, status: Option<Status>) -> bool {
        match status {
            Some(Status::Exited(code)) => code == 1,
            // Python shows a KeyboardInterrupt as any other exception and then ends itself by the signal.
            Some(Status::Signalled(signal)) => signal == 2 && self.raised.class == "KeyboardInterrupt",
            None => false,
        }
    }
}

/// Splits a report into its items: `KEY LENGTH\n`, so many bytes, a line feed.
fn items(mut report: &[u8]) -> Vec<(&str, String)> {
    let mut out = Vec::new();
    while let Some(end) = report.iter().position(|byte| *byte == b'\n') {
        let head = std::str::from_utf8(&report[..end])
            .ok()
            .and_then(|head| head.split_once(' '));
        let Some((key, length)) = head.and_then(|(key, length)| Some((key, length.parse::<usize>().ok()?))) else {
            break;
        };
        let Some((text, rest)) = report[end + 1..].split_at_checked(length) else {
            break;
        };
        out.push((key, String::from_utf8_lossy(text).into_owned()));
        report = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    out
}

/// Finds the message of an exception in the traceback that the interpreter printed of it; `None` if it is not there.
///
/// `text` is the beginning of the message, if that is known; the last place counts, since causes come first.
fn message(class: &str, text: Option<&str>, traceback: &str) -> Option<String> {
    let head = match text {
        None | Some("") => class.to_owned(),
        Some(text) => format!("{class}: {text}"),
    };
    let begins = |at: usize| at == 0 || traceback[..at].ends_with('\n') || traceback[..at].ends_with("| ");
    let ends = |at: usize| {
        let rest = &traceback[at + head.len()..];
        text.is_some_and(|text| !text.is_empty()) || rest.is_empty() || rest.starts_with(['\n', ':'])
    };
    let mut places = traceback.rmatch_indices(&head).map(|(at, _)| at);
    let at = places.find(|at| begins(*at) && ends(*at))?;
    let rest = &traceback[at + class.len()..];
    let rest = rest.strip_prefix(": ").or(rest.strip_prefix(':')).unwrap_or(rest);
    Some(rest.trim_start_matches('\n').trim_end_matches('\n').to_owned())
}

/// Reads `LINE FUNCTION\nFILE`, if it is of the example's own code.
fn frame(text: &str, own: &str, source: Source) -> Option<Frame> {
    let (place, file) = text.split_once('\n')?;
    let (line, function) = place.split_once(' ')?;
    let line = line.parse::<usize>().ok()?.checked_sub(source.lines_before)?;
    (file == own && line > 0).then(|| Frame {
        line,
        function: function.to_owned(),
    })
}

#[cfg(test)]
#[path = "ending_tests.rs"]
mod tests;
