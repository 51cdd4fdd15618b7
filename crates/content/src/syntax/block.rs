//! `yaml/block-indent`: a line that does not fit its neighbours, and what else the parser stumbles over there.

use super::colon::COLON_IN_TEXT;
use super::key;
use super::line::{Line, before};
use super::{reserved, space};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a line whose indentation makes it part of nothing.
    ///
    /// ## Why
    /// In YAML the indentation says what belongs together.
    ///
    /// ## Example
    /// ```yaml
    /// answer: |
    ///   First line.
    ///  Second line.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// answer: |
    ///   First line.
    ///   Second line.
    /// ```
    BLOCK_INDENT = "yaml/block-indent" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Explains a line that does not fit its neighbours.
pub(super) fn explain(file: &Arc<SourceFile>, at: usize) -> Diagnostic {
    let Some(line) = Line::at(file, at) else {
        return BLOCK_INDENT.at(file, Span::point(at), "the file ends too early");
    };
    // `{} or dict()`: the parser read a value, and stops at the text after it.
    let inside_value = at > line.value_start && line.value().starts_with(['[', '{', '*', '&', '!']);
    inside_value
        .then(|| reserved::explain(file, at))
        .flatten()
        .or_else(|| space::missing(file, &line))
        .or_else(|| key::missing_colon(file, &line))
        .or_else(|| key::list_dash(file, &line))
        .or_else(|| after_comment(file, &line))
        .or_else(|| text_without_block(file, &line))
        .unwrap_or_else(|| wrong_indent(file, &line))
}

/// Explains text that goes on below a comment.
fn after_comment(file: &Arc<SourceFile>, line: &Line<'_>) -> Option<Diagnostic> {
    let above = Line::number(file, line.number.checked_sub(1)?)?;
    let text = before(file, line.number).next()?;
    let continues = above.trimmed().starts_with('#') && line.key.is_none() && line.indent > text.indent;
    continues.then(|| {
        BLOCK_INDENT
            .at(file, above.written(), "a comment stands in the middle of a text")
            .label("the text ends here")
            .also(line.written(), "and this line belongs to nothing")
            .help("move the comment above the key, or write the text as a block: `|` after the key")
    })
}

/// Explains a text of several lines that starts below its key without a `|`, and in which a line holds a colon.
fn text_without_block(file: &Arc<SourceFile>, line: &Line<'_>) -> Option<Diagnostic> {
    let mut culprit = None;
    for above in before(file, line.number) {
        if above.indent < line.indent || above.has_plain_key() {
            let opens = above.has_plain_key() && above.value().is_empty() && above.indent < line.indent;
            let (head, text) = (opens.then_some(above)?, culprit?);
            return Some(without_block(file, &head, &text));
        }
        // A colon after several words is one of a text.
        if above.key.is_some_and(|key| key.trim().contains(' ')) {
            culprit = Some(above);
        }
    }
    None
}

fn without_block(file: &Arc<SourceFile>, head: &Line<'_>, text: &Line<'_>) -> Diagnostic {
    let key = shown(head.key.unwrap_or_default());
    let colon = text.span.start + text.text.find(": ").unwrap_or(text.indent);
    let end = head.written().end;
    COLON_IN_TEXT
        .at(
            file,
            Span::new(colon, colon + 1),
            "the text contains `: `, which YAML reads as the end of a key",
        )
        .label("this colon ends a key")
        .also(head.body(), "the text starts below this line")
        .help(format!("write `{key}: |`, and keep the text indented below it"))
        .fix(
            "write the text as a block",
            Applicability::Suggested,
            vec![Edit {
                span: Span::point(end),
                replacement: " |".to_owned(),
            }],
        )
}

/// Explains a line at an indentation that belongs to nothing.
pub(super) fn wrong_indent(file: &Arc<SourceFile>, line: &Line<'_>) -> Diagnostic {
    let say = |message: String| BLOCK_INDENT.at(file, line.written(), message);
    let Some(above) = before(file, line.number).next() else {
        return say("this line is not `key: value`".to_owned()).help("a content file is a list of `key: value` lines");
    };
    let Some(head) = block_head(file, line) else {
        return match line.key {
            None => neither(say, file, line, &above),
            Some(_) => neighbours(say, file, line, &above),
        };
    };
    let key = head.key.unwrap_or_default();
    let first = Line::number(file, head.number + 1).filter(|first| first.number < line.number && !first.is_blank());
    if let Some(first) = first.filter(|first| first.indent > line.indent && line.indent > head.indent) {
        return say(format!(
            "this line is indented less than the first line of the text of `{}`",
            shown(key)
        ))
        .label(format!("starts at column {}", line.indent + 1))
        .also(first.written(), format!("starts at column {}", first.indent + 1))
        .help("the first line sets the indentation of the text: start no line of it further to the left");
    }
    let help = format!(
        "indent every line of the text by the same number of spaces, more than `{}`",
        shown(key)
    );
    say(format!(
        "this line is indented less than the text of `{}` above it",
        shown(key)
    ))
    .label("not part of the text, and no `key: value`")
    .also(head.written(), "the text starts below this line")
    .help(help)
}

/// Explains a line that is no key and goes on with no text. Most often it is the second paragraph of a text that has no
/// block, and no indentation makes it part of it: a `|` after the key does.
fn neither(
    say: impl Fn(String) -> Diagnostic,
    file: &Arc<SourceFile>,
    line: &Line<'_>,
    above: &Line<'_>,
) -> Diagnostic {
    let found =
        say("this line is neither a key with its value nor part of the text above".to_owned()).label("no `key: value`");
    match before(file, line.number).find(Line::has_plain_key) {
        Some(head) => {
            let key = shown(head.key.unwrap_or_default());
            found
                .also(head.body(), "the text starts on this line")
                .help(format!(
                    "if it belongs to the text of `{key}`, write `{key}: |` and the whole text below it, indented by two more \
                     spaces; else write it as `key: value`"
                ))
        }
        None => found.help(format!(
            "if it belongs to the text above, indent it further than line {}; else write it as `key: value`",
            above.number
        )),
    }
}

/// Explains a `key: value` line whose indentation is no neighbour's.
fn neighbours(
    say: impl Fn(String) -> Diagnostic,
    file: &Arc<SourceFile>,
    line: &Line<'_>,
    above: &Line<'_>,
) -> Diagnostic {
    // The column at which a key would stand beside the nearest key above.
    let column = |line: &Line<'_>| {
        let body = line.text[line.indent..].trim_start_matches("- ");
        line.text.len() - body.len()
    };
    let keys = before(file, line.number).filter(Line::has_plain_key);
    let nearest = keys.min_by_key(|other| column(other).abs_diff(line.indent));
    let fitting = nearest.map(|other| column(&other));
    let first_is_indented = line.indent == 0 && above.indent > 0 && before(file, above.number).next().is_none();
    if first_is_indented {
        return say("this line is indented less than the first line of the file".to_owned())
            .label("starts at column 1")
            .also(above.written(), "starts further to the right")
            .help("start the keys of the file at the first column");
    }
    let found = say("this line's indentation is not that of the lines it belongs with".to_owned())
        .label(format!("starts at column {}", line.indent + 1))
        .also(
            nearest.as_ref().unwrap_or(above).body(),
            format!("starts at column {}", column(nearest.as_ref().unwrap_or(above)) + 1),
        );
    match fitting {
        Some(wanted) if wanted != line.indent => found.help(format!("start it at column {}", wanted + 1)).fix(
            "indent it like the lines above",
            Applicability::Suggested,
            vec![Edit {
                span: Span::new(line.span.start, line.span.start + line.indent),
                replacement: " ".repeat(wanted),
            }],
        ),
        _ => found.help("indent it like the lines above"),
    }
}

/// Finds the `key: |` line of the block that a line was probably meant for.
fn block_head<'a>(file: &'a SourceFile, line: &Line<'_>) -> Option<Line<'a>> {
    if line.has_plain_key() {
        return None;
    }
    let head = before(file, line.number).find(|other| other.key.is_some() && other.value().starts_with(['|', '>']))?;
    // Between the two there is only the block's text.
    let text = before(file, line.number).take_while(|other| other.number > head.number);
    // A key behind the dash of a list entry starts further to the right than its line.
    let column = head.text.len() - head.text[head.indent..].trim_start_matches("- ").len();
    let all_inside = text.into_iter().all(|other| other.indent > column);
    all_inside.then_some(head)
}

/// Shortens a text of the author's for a message.
pub(super) fn shown(text: &str) -> String {
    deckle_diagnostics::escape::shorten(text.trim(), 60).into_owned()
}
