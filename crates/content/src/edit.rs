//! Changes to a file's text that keep everything else byte for byte: comments, layout, order.

use crate::Document;
use crate::emit;
use crate::fields::{QUESTION, Shape};
use crate::question::EngineResult;
use crate::tree::{Node, Style};
use deckle_diagnostics::{Edit, Span, escape};
use std::fmt::Write as _;

mod list;

pub use list::{retire, set_list};

/// Why a text cannot be written into a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotWrite {
    /// The text holds a character that content files must not hold.
    #[error("the output holds {0}, which content files must not hold; print its repr() instead")]
    Character(String),
    /// The example is not where it should be.
    #[error("the example is not written as an indented mapping")]
    Layout,
}

/// What an example promises to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outputs<'a> {
    /// To standard output; an empty text removes the promise, `None` leaves it as it is.
    pub stdout: Option<&'a str>,
    /// To standard error, likewise.
    pub stderr: Option<&'a str>,
}

/// Makes the edits that give example `index` its expected outputs.
///
/// A part that varied between runs must be marked by hand afterwards.
pub fn set_outputs(document: &Document, index: usize, outputs: Outputs<'_>) -> Result<Vec<Edit>, CannotWrite> {
    let set = |key: &str, text: &str| set_output(document, index, key, text);
    let stdout = outputs.stdout.map(|text| set("stdout", text)).transpose()?;
    let stderr = outputs.stderr.map(|text| set("stderr", text)).transpose()?;
    Ok(match (stdout, stderr) {
        // Two edits at one place would be two claims to it.
        (Some(mut stdout), Some(stderr)) if stderr.span.start == stdout.span.end => {
            stdout.replacement.push_str(&stderr.replacement);
            stdout.span.end = stderr.span.end;
            vec![stdout]
        }
        (stdout, stderr) => stdout.into_iter().chain(stderr).collect(),
    })
}

/// Makes the edit of one output, which is the value of `key`. It comes after the keys that the schema lists before it.
fn set_output(document: &Document, index: usize, key: &str, text: &str) -> Result<Edit, CannotWrite> {
    let source = &document.file;
    let found = document
        .root
        .at(&format!("/snippets/{index}"))
        .ok_or(CannotWrite::Layout)?;
    let snippet = found.node;
    if snippet.style != Style::Block {
        return Err(CannotWrite::Layout);
    }
    let entry = |wanted: &str| snippet.entries().iter().find(|(key, _)| key.text == wanted);
    let (code_key, code) = entry("code").ok_or(CannotWrite::Layout)?;
    let indent = source.position(code_key.span.start).column - 1;
    let value = block(text, indent + 2)?;
    if let Some((name, node)) = entry(key) {
        if text.is_empty() {
            // The whole entry goes, from the start of its line to the end of its last.
            let start = line_start(source.text(), name.span.start);
            return Ok(Edit {
                span: Span::new(start, end_of(source.text(), node)),
                replacement: String::new(),
            });
        }
        let end = end_of(source.text(), node);
        let span = Span::new(name.span.start, past_blank_lines(source.text(), end, text));
        return Ok(Edit {
            span,
            replacement: format!("{key}: {value}"),
        });
    }
    let before = if key == "stderr" { entry("stdout") } else { None };
    let end = end_of(source.text(), before.map_or(code, |(_, stdout)| stdout));
    let replacement = match text {
        "" => String::new(),
        _ => format!("{}{key}: {value}", " ".repeat(indent)),
    };
    let span = Span::new(end, past_blank_lines(source.text(), end, text));
    Ok(Edit { span, replacement })
}

/// Makes the edits that write what example `index` comes to on its engines: as `stdout` and `raises` where all agree, else
/// as `results`. What was promised before is replaced.
pub fn set_results(document: &Document, index: usize, groups: &[EngineResult]) -> Result<Vec<Edit>, CannotWrite> {
    const PROMISES: [&str; 3] = ["stdout", "raises", "results"];
    let source = &document.file;
    let found = document.root.at(&format!("/snippets/{index}"));
    let snippet = found
        .filter(|found| found.node.style == Style::Block)
        .ok_or(CannotWrite::Layout)?;
    let entries = snippet.node.entries();
    let (key, code) = entries
        .iter()
        .find(|(key, _)| key.text == "code")
        .ok_or(CannotWrite::Layout)?;
    let indent = source.position(key.span.start).column - 1;
    let mut text = match groups {
        [one] => result(one, indent)?,
        groups => {
            let mut text = format!("{}results:\n", " ".repeat(indent));
            for group in groups {
                let keys: Vec<&str> = group.engines.iter().map(|engine| engine.key()).collect();
                let _ = writeln!(text, "{}- engines: [{}]", " ".repeat(indent + 2), keys.join(", "));
                text.push_str(&result(group, indent + 4)?);
            }
            text
        }
    };
    let mut out = Vec::new();
    for (key, node) in entries.iter().filter(|(key, _)| PROMISES.contains(&key.text.as_str())) {
        out.push(Edit {
            span: Span::new(line_start(source.text(), key.span.start), end_of(source.text(), node)),
            replacement: std::mem::take(&mut text),
        });
    }
    if out.is_empty() {
        out.push(Edit {
            span: Span::point(end_of(source.text(), code)),
            replacement: text,
        });
    }
    Ok(out)
}

/// Writes what an example prints and what it ends in.
fn result(result: &EngineResult, indent: usize) -> Result<String, CannotWrite> {
    let mut out = String::new();
    let space = " ".repeat(indent);
    if let Some(stdout) = &result.stdout {
        let _ = write!(out, "{space}stdout: {}", block(stdout, indent + 2)?);
    }
    if let Some(raises) = &result.raises {
        let _ = write!(out, "{space}raises: {}", block(raises, indent + 2)?);
    }
    Ok(out)
}

/// Makes the edit that replaces `count` lines of example `index`'s code by the lines of `text`; `line` is the first of them,
/// counted from 1, or the one before which they come if `count` is 0.
pub fn set_code_lines(
    document: &Document,
    index: usize,
    line: usize,
    count: usize,
    text: &str,
) -> Result<Edit, CannotWrite> {
    let source = document.file.text();
    let pointer = format!("/snippets/{index}/code");
    let code = document.root.at(&pointer).ok_or(CannotWrite::Layout)?.node;
    if code.style != Style::Literal {
        return Err(CannotWrite::Layout);
    }
    let lines = document.lines(&pointer);
    let before = line
        .checked_sub(2)
        .and_then(|at| lines.get(at))
        .ok_or(CannotWrite::Layout)?;
    let last = lines.get(line + count - 2).ok_or(CannotWrite::Layout)?;
    let indent = before.start - line_start(source, before.start);
    let after_feed = |at: usize| source[at..].find('\n').map_or(source.len(), |feed| at + feed + 1);
    let start = after_feed(before.end);
    let new = indented(text, indent)?;
    let replacement = match source[..start].ends_with('\n') {
        true => new,
        // The file ends without a line feed, and goes on doing so.
        false if new.is_empty() => new,
        false => format!("\n{}", new.trim_end_matches('\n')),
    };
    let end = if count == 0 { start } else { after_feed(last.end) };
    Ok(Edit {
        span: Span::new(start, end),
        replacement,
    })
}

/// Moves an offset past blank lines where a text that ends in some is written: they would become part of it.
fn past_blank_lines(source: &str, end: usize, text: &str) -> usize {
    if !text.ends_with("\n\n") && text != "\n" {
        return end;
    }
    let blank = source[end..]
        .split_inclusive('\n')
        .take_while(|line| line.trim().is_empty());
    end + blank.map(str::len).sum::<usize>()
}

/// Makes the edit that removes an entry of the file, its comment on the same line included; `None` if there is none, or it
/// is not a line of its own.
pub fn remove_entry(document: &Document, key: &str) -> Option<Edit> {
    if document.root.style != Style::Block {
        return None;
    }
    let found = document.root.entry(key)?;
    let text = document.file.text();
    let start = line_start(text, found.key?.span.start);
    Some(Edit {
        span: Span::new(start, end_of(text, found.node)),
        replacement: String::new(),
    })
}

/// Makes the edit that says after which question a question stands; `None` if the file has no place for it.
pub fn set_after(document: &Document, id: &str) -> Option<Edit> {
    if document.root.style != Style::Block {
        return None;
    }
    if let Some(found) = document.root.entry("after") {
        return Some(Edit {
            span: found.node.span,
            replacement: id.to_owned(),
        });
    }
    insert(document, &QUESTION, "after", &emit::inline(id, emit::Place::Block))
}

/// Makes the edit that adds an entry where its schema has it: after the entries that come before it. `value` is written as
/// it is, without a line feed at its end; `None` if the file has no place for it.
fn insert(document: &Document, shape: &Shape, key: &str, value: &str) -> Option<Edit> {
    if document.root.style != Style::Block {
        return None;
    }
    let place = shape.place(key);
    let mut entries = document.root.entries().iter();
    let (_, before) = entries.rfind(|(other, _)| shape.place(&other.text) < place)?;
    let gap = if value.starts_with('\n') { "" } else { " " };
    Some(Edit {
        span: Span::point(end_of(document.file.text(), before)),
        replacement: format!("{key}:{gap}{value}\n"),
    })
}

/// Writes a text as a literal block, with the header that keeps it to the letter; ends in a line feed.
fn block(text: &str, indent: usize) -> Result<String, CannotWrite> {
    must_be_visible(text)?;
    let quoted = || format!("{}\n", emit::inline(text, emit::Place::Block));
    Ok(emit::block(text, indent).unwrap_or_else(quoted))
}

/// Indents the lines of a text as a block's; blank ones stay bare.
fn indented(text: &str, indent: usize) -> Result<String, CannotWrite> {
    must_be_visible(text)?;
    let mut out = String::new();
    emit::indented(&mut out, text, indent);
    Ok(out)
}

/// Fails if a text holds a character that content files must not hold.
fn must_be_visible(text: &str) -> Result<(), CannotWrite> {
    match text.chars().find(|&c| c != '\n' && escape::is_unsafe(c)) {
        Some(bad) => Err(CannotWrite::Character(format!("U+{:04X}", u32::from(bad)))),
        None => Ok(()),
    }
}

/// Returns the offset after a value's last line feed, blank lines that follow it left out.
fn end_of(text: &str, node: &Node) -> usize {
    let trimmed = node.span.start + text[node.span.range()].trim_end().len();
    text[trimmed..].find('\n').map_or(text.len(), |at| trimmed + at + 1)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |feed| feed + 1)
}

#[cfg(test)]
mod tests;
