//! The Markdown tree as CommonMark with tables, so that every reader sees the same tree.
//!
//! Contributors' Markdown cannot go through as it is: here raw HTML is text and underscores never mean emphasis, elsewhere
//! they do.

use crate::fence::{code, fenced};
use deckle_markup::{Align, Block, Inline};

/// How many levels the headings of an answer are moved: below that of its question.
const HEADING_SHIFT: u8 = 3;

/// Writes blocks, with a blank line between two and no line feed at the end.
pub(crate) fn blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut other_mark = false;
    for (at, block) in blocks.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| blocks.get(before));
        if let Some(before) = before {
            // What follows in a tight item stays tight; a blank line would make paragraphs of its items.
            let tight = matches!((before, block), (Block::Paragraph { .. }, Block::List { .. }));
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        // Two lists of one kind would be one list.
        let follows_list = matches!((before, block), (Some(Block::List { .. }), Block::List { .. }));
        other_mark = follows_list && !other_mark;
        out.push_str(&one(block, other_mark));
    }
    out
}

fn one(block: &Block, other_mark: bool) -> String {
    match block {
        Block::Paragraph { content } => at_line_starts(&inlines(content)),
        Block::Heading { level, content } => {
            let level = usize::from((level + HEADING_SHIFT).min(6));
            format!("{} {}", "#".repeat(level), inlines(content).replace('\n', " "))
        }
        Block::List { start, items } => list(*start, items, other_mark),
        Block::Code { language, text } => fenced(language, text).trim_end_matches('\n').to_owned(),
        Block::Quote { content } => indented("> ", "> ", &blocks(content)),
        Block::Table { align, head, rows } => table(align, head, rows),
        Block::Rule => "***".to_owned(),
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], other_mark: bool) -> String {
    let items = items.iter().zip(0..).map(|(item, at)| {
        let mark = match (start, other_mark) {
            (Some(first), false) => format!("{}. ", first.saturating_add(at)),
            (Some(first), true) => format!("{}) ", first.saturating_add(at)),
            (None, false) => "- ".to_owned(),
            (None, true) => "+ ".to_owned(),
        };
        indented(&mark, &" ".repeat(mark.len()), &blocks(item))
    });
    items.collect::<Vec<_>>().join("\n")
}

fn table(align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let row = |cells: &[Vec<Inline>]| {
        // A stroke ends a cell even within code, unless it is escaped (GitHub Flavored Markdown, section 4.10).
        let cells = cells.iter().map(|cell| match inlines(cell).replace('\n', " ") {
            text if text.contains('`') => text.replace("\\|", "|").replace('|', "\\|"),
            text => text,
        });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = align.iter().map(|align| match align {
        Align::None => "---",
        Align::Left => ":--",
        Align::Center => ":-:",
        Align::Right => "--:",
    });
    let rule = format!("| {} |", rule.collect::<Vec<_>>().join(" | "));
    let rows = rows.iter().map(|cells| row(cells));
    [row(head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn indented(first: &str, other: &str, text: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(at, line)| match (at, line) {
        (0, line) => format!("{first}{line}"),
        (_, "") => other.trim_end().to_owned(),
        (_, line) => format!("{other}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Writes running text.
pub(crate) fn inlines(content: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text { text } => literal(text),
        Inline::Code { text } => code(text),
        Inline::Emphasis { content } => format!("*{}*", inlines(content)),
        Inline::Strong { content } => format!("**{}**", inlines(content)),
        Inline::Link { url, content } => format!("[{}](<{}>)", inlines(content), address(url)),
        Inline::Image { source, alt } => format!("![{}](<{}>)", literal(alt), address(source)),
        Inline::SoftBreak => "\n".to_owned(),
        Inline::HardBreak => "\\\n".to_owned(),
    };
    content.iter().map(one).collect()
}

/// Escapes what could be read as markup: ASCII punctuation may always be escaped (CommonMark 0.31.2, section 2.4).
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let marks = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!'
        );
        if marks {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes an address between angle brackets (section 6.3).
fn address(url: &str) -> String {
    let url = url.replace('\\', "\\\\").replace('<', "\\<").replace('>', "\\>");
    url.replace('&', "\\&")
}

/// Escapes what would begin a list or underline a heading at the start of a paragraph's lines.
fn at_line_starts(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at(digits);
        match rest.chars().next() {
            Some('-' | '+' | '=') if digits == 0 => format!("\\{line}"),
            Some('.' | ')') if digits > 0 => format!("{number}\\{rest}"),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
