//! Reads what Python prints when a script ends in an exception.
//!
//! Pure. The text is the interpreter's own; only the last traceback that ended the script counts, not those of threads,
//! of destructors ("Exception ignored in") or of exceptions that were handled on the way.

use crate::raised::{Frame, Raised};

/// Finds the exception that ended the script whose file is `script`; `None` if standard error shows none.
pub(crate) fn read(stderr: &str, script: &str) -> Option<Raised> {
    let lines: Vec<&str> = stderr.lines().collect();
    let start = (0..lines.len()).rev().find(|&at| starts_main(&lines, at))?;
    let block = Block::cut(&lines[start..]);
    block.raised(script)
}

/// Tells whether a traceback that ended the script begins at this line.
fn starts_main(lines: &[&str], at: usize) -> bool {
    let line = lines[at];
    let before = lines[..at].iter().rev().find(|line| !line.is_empty());
    let aside = before.is_some_and(|line| {
        [
            "Exception ignored ",
            "Exception in thread",
            "--- Logging error",
            "Task exception",
            "future: ",
        ]
        .iter()
        .any(|start| line.starts_with(start))
    });
    if aside {
        return false;
    }
    match line {
        "Traceback (most recent call last):" | "  + Exception Group Traceback (most recent call last):" => true,
        // A script that Python could not compile has no traceback, only the place.
        _ => line.starts_with("  File \"") && !line.contains(", in ") && !inside_traceback(lines, at),
    }
}

/// Tells whether the line belongs to a traceback that begins further up.
fn inside_traceback(lines: &[&str], at: usize) -> bool {
    lines[..at]
        .iter()
        .rev()
        .take_while(|line| line.starts_with(' ') || line.starts_with("Traceback"))
        .any(|line| line.contains("Traceback (most recent call last):"))
}

/// One traceback, without the margin that exception groups have.
struct Block<'a> {
    lines: Vec<&'a str>,
    syntax: bool,
}

impl<'a> Block<'a> {
    /// Takes the traceback that begins at the first line.
    fn cut(lines: &[&'a str]) -> Self {
        match lines {
            [first, rest @ ..] if first.starts_with("  + ") => Block {
                lines: rest.iter().map_while(|line| margin(line)).collect(),
                syntax: false,
            },
            [first, rest @ ..] if first.starts_with("Traceback") => Block {
                lines: rest.to_vec(),
                syntax: false,
            },
            _ => Block {
                lines: lines.to_vec(),
                syntax: true,
            },
        }
    }

    fn raised(&self, script: &str) -> Option<Raised> {
        let end = self.lines.iter().position(|line| !line.starts_with(' '))?;
        let (class, first) = match self.lines[end].split_once(": ") {
            Some((class, message)) => (class, message),
            None => (self.lines[end].trim_end_matches(':'), ""),
        };
        if !is_dotted_name(class) {
            return None;
        }
        let mut message = first.to_owned();
        let mut rest: Vec<&str> = self.lines[end + 1..]
            .iter()
            .copied()
            .take_while(|line| !is_afterword(line))
            .collect();
        while rest.last().is_some_and(|line| line.is_empty()) {
            rest.pop();
        }
        for line in rest {
            message.push('\n');
            message.push_str(line);
        }
        let frames = self.lines[..end]
            .iter()
            .filter_map(|line| frame(line, script))
            .collect();
        Some(Raised {
            class: class.to_owned(),
            message,
            frames,
            syntax: self.syntax,
            help: None,
        })
    }
}

/// Removes the margin of the outermost exception group; `None` where the group's members begin.
fn margin(line: &str) -> Option<&str> {
    line.strip_prefix("  | ").or_else(|| line.strip_prefix("  |"))
}

/// Tells whether a line can no longer belong to the exception's message: Python says more while it shuts down.
fn is_afterword(line: &str) -> bool {
    line.starts_with("Exception ignored ")
        || line.starts_with("Traceback (most recent call last):")
        || line.starts_with("Exception in thread")
        || line.starts_with("sys:1: ")
        || line.contains("Warning: ") && line.contains(".py:")
}

fn is_dotted_name(text: &str) -> bool {
    !text.is_empty()
        && text.split('.').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '_' | '<' | '>'))
        })
}

/// Reads `  File "…", line 3, in f`, if it is of the script.
fn frame(line: &str, script: &str) -> Option<Frame> {
    let rest = line
        .strip_prefix("  File \"")?
        .strip_prefix(script)?
        .strip_prefix("\", line ")?;
    let (number, function) = match rest.split_once(", in ") {
        Some((number, function)) => (number, function),
        None => (rest, "<module>"),
    };
    Some(Frame {
        line: number.trim().parse().ok()?,
        function: function.to_owned(),
    })
}

#[cfg(test)]
#[path = "traceback_tests.rs"]
mod tests;
