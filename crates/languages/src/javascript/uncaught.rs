//! Reads what Node.js prints when an error is not caught.
//!
//! Pure. It prints the place, the line with carets, the error with its stack, and last its own version; only the report
//! before that version counts.

use crate::raised::{Frame, Raised};
use crate::source::Source;

/// An error that was not caught.
pub(super) struct Uncaught {
    /// The error.
    pub(super) raised: Raised,
    /// What was written beside its report.
    pub(super) beside: String,
}

/// Finds the error that ended a program; `None` if standard error shows none. `folder` is where the program ran.
pub(super) fn read(stderr: &str, folder: &str, source: Source) -> Option<Uncaught> {
    let whole: Vec<&str> = stderr.split_inclusive('\n').collect();
    let lines: Vec<&str> = stderr.lines().collect();
    let end = lines.iter().rposition(|line| line.starts_with("Node.js v"))?;
    let place = lines[..end].iter().rposition(|line| is_place(line))?;
    let own = format!("{folder}/{}", source.file);
    let error = after_carets(&lines[place + 1..end]);
    let stack = error.iter().position(|line| line.starts_with("    at "));
    let text = &error[..stack.unwrap_or(error.len())];
    let frames = stack.map_or(&[][..], |at| &error[at..]);
    // What belongs to the error comes after its stack, in braces; causes have frames of their own there.
    let frames = frames
        .iter()
        .take_while(|line| line.starts_with("    at ") || line.starts_with("    ..."));
    let mut frames: Vec<Frame> = frames.filter_map(|line| frame(line, &own, source)).collect();
    frames.reverse();
    let (class, message) = named(text);
    let line = own_line(lines[place], &own, source);
    let syntax = class == "SyntaxError" && frames.is_empty() && line.is_some();
    if let (true, Some(line)) = (frames.is_empty(), line) {
        frames.push(Frame {
            line,
            function: TOP.to_owned(),
        });
    }
    let raised = Raised {
        class,
        message,
        frames,
        syntax,
        help: None,
    };
    // An empty line comes before some reports.
    let begin = place - usize::from(place > 0 && lines[place - 1].is_empty());
    let beside = [&whole[..begin], &whole[end + 1..]].concat().concat();
    Some(Uncaught { raised, beside })
}

/// What stands for the function where code is in none.
const TOP: &str = "<module>";

/// Tells whether a line names a place, such as `/box/main.cjs:3` or `node:fs:573`.
fn is_place(line: &str) -> bool {
    let begins = [
        "/",
        "file://",
        "node:",
        "<anonymous_script>",
        "evalmachine.",
        "[worker eval]",
    ];
    let number = line.rsplit_once(':').map(|(_, number)| number);
    begins.iter().any(|start| line.starts_with(start))
        && number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Skips the line of source, its carets and the empty line after them.
fn after_carets<'a>(lines: &'a [&'a str]) -> &'a [&'a str] {
    let carets = |line: &&str| !line.trim().is_empty() && line.trim().bytes().all(|byte| byte == b'^');
    let start = match lines.iter().position(carets) {
        Some(at) => at + 1,
        // Where JSON does not parse, no caret points.
        None => lines.iter().position(|line| line.is_empty()).unwrap_or(0),
    };
    let rest = &lines[start..];
    let blank = rest.iter().take_while(|line| line.is_empty()).count();
    &rest[blank..]
}

/// Splits `Class: message` or `Class [CODE]: message`; what is thrown and no error counts as `Uncaught`.
fn named(lines: &[&str]) -> (String, String) {
    let notes = lines.iter().position(|line| line.starts_with("(Use `node "));
    let text = lines[..notes.unwrap_or(lines.len())].join("\n");
    let text = text.trim_end();
    let (name, message) = text.split_once(": ").unwrap_or((text, ""));
    let class = match name.split_once(" [") {
        Some(("DOMException", rest)) => rest.trim_end_matches(']'),
        Some((class, code)) if code.ends_with(']') => class,
        _ => name,
    };
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
    let is_class = class.starts_with(|c: char| c.is_uppercase()) && class.chars().all(plain);
    if is_class {
        (class.to_owned(), message.to_owned())
    } else {
        ("Uncaught".to_owned(), text.to_owned())
    }
}

/// Reads the line of a place in the example's own file.
fn own_line(place: &str, own: &str, source: Source) -> Option<usize> {
    let line = place
        .trim_start_matches("file://")
        .strip_prefix(own)?
        .strip_prefix(':')?;
    line.parse::<usize>()
        .ok()?
        .checked_sub(source.lines_before)
        .filter(|line| *line > 0)
}

/// Reads `    at f (file:///box/main.mjs:3:7)` or `    at /box/main.cjs:3:7`, if it is of the example.
fn frame(line: &str, own: &str, source: Source) -> Option<Frame> {
    let text = line.trim_start().trim_end_matches(" {").strip_prefix("at ")?;
    let (function, place) = match text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        Some((function, place)) => (function, place),
        None => (TOP, text),
    };
    let place = place.trim_start_matches("async ");
    let line = own_line(place.rsplit_once(':')?.0, own, source)?;
    let function = match function.trim_start_matches("async ") {
        "Object.<anonymous>" => TOP,
        other => other,
    };
    Some(Frame {
        line,
        function: function.to_owned(),
    })
}

#[cfg(test)]
#[path = "uncaught_tests.rs"]
mod tests;
