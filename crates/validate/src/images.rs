//! The images that an answer shows. Whether they are there is for the crate to say that reads the disk.

use deckle_content::Document;
use deckle_content::markdown::Literal;
use deckle_content::tree::{Node, Style};
use deckle_diagnostics::{SourceFile, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// An image in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// What the answer gives as its path.
    pub source: String,
    /// What it shows, in words.
    pub words: String,
    /// Where it does: the path itself or, where that is not found, the image's first line.
    pub span: Span,
}

/// Returns the images of a question's answer that are files of its topic. Those elsewhere on the web are links.
pub fn images(document: &Document) -> Vec<Image> {
    let answer = document.root.entry("answer").map(|answer| answer.node);
    let Some((node, text)) = answer.and_then(|node| Some((node, node.as_str()?))) else {
        return Vec::new();
    };
    if !text.contains("![") {
        return Vec::new();
    }
    let lines = node.lines(&document.file);
    let mut found: Vec<Image> = Vec::new();
    // The images around the text at hand, by their place among those found.
    let mut inside: Vec<Option<usize>> = Vec::new();
    // The exporters read answers with the same parser and the same options.
    let literal = Literal::of(text);
    for (event, range) in Parser::new_ext(literal.text(), Options::ENABLE_TABLES).into_offset_iter() {
        let dest_url = match event {
            Event::Start(Tag::Image { dest_url, .. }) => dest_url,
            Event::End(TagEnd::Image) => {
                inside.pop();
                continue;
            }
            Event::Text(text) | Event::Code(text) => {
                for image in inside.iter().copied().flatten() {
                    found[image].words.push_str(&literal.restore(&text));
                }
                continue;
            }
            _ => continue,
        };
        let dest_url = literal.restore(&dest_url);
        if dest_url.contains("://") || dest_url.starts_with("//") {
            inside.push(None);
            continue;
        }
        inside.push(Some(found.len()));
        let path = text[range.clone()].rfind(&*dest_url).map(|at| {
            let start = range.start + at;
            start..start + dest_url.len()
        });
        found.push(Image {
            span: place(&document.file, node, &lines, text, path.unwrap_or(range)),
            source: dest_url.into_owned(),
            words: String::new(),
        });
    }
    found
}

/// Finds a range of an answer's text in its file; the range ends with its first line.
fn place(file: &SourceFile, node: &Node, lines: &[Span], text: &str, range: Range<usize>) -> Span {
    let number = text[..range.start].matches('\n').count();
    let Some(line) = lines.get(number).filter(|_| node.style == Style::Literal) else {
        return node.head(file);
    };
    let column = range.start - text[..range.start].rfind('\n').map_or(0, |feed| feed + 1);
    let start = (line.start + column).min(line.end);
    let length = text[range].lines().next().map_or(0, str::len);
    let span = Span::new(start, (start + length).min(line.end));
    // A line with carriage returns or other oddities may not stand in the file as it does in the text.
    match file.text().get(span.range()) {
        Some(_) => span,
        None => *line,
    }
}
