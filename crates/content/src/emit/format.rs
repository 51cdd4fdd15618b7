//! A file written anew in its canonical form, with its comments and blank lines.

use super::tree::{Above, Content, Item, sort};
use super::write;
use crate::document::Document;
use crate::fields::Shape;
use crate::limits::Limits;
use crate::parse;
use crate::scalar::Scalar;
use crate::tree::{KeyNode, Node, NodeKind, Style};
use deckle_diagnostics::{SourceFile, Span};
use std::sync::Arc;

/// Why a file is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeftAlone {
    /// A comment belongs to no entry.
    #[error(
        "the comment on line {line} stands where it could not be kept: move it to a line of its own above an entry"
    )]
    Comment {
        /// Its line, from 1.
        line: usize,
    },
    /// The file is no mapping.
    #[error("it holds no keys")]
    NoMapping,
    /// What would be written is not what was read.
    #[error("it would not mean the same afterwards; please report this file")]
    Changed,
}

/// Writes a file anew: the canonical form of its values, with its comments, and its blank lines between entries.
///
/// The result is parsed and compared before it is returned: its value and its comments are those of the file.
pub fn format(document: &Document, shape: &Shape) -> Result<String, LeftAlone> {
    let file = &document.file;
    if let Some(document) = without_draft_comments(document) {
        return format(&document, shape);
    }
    let mut reader = Reader {
        file,
        comments: parse::comments(file),
        taken: 0,
        line: 0,
    };
    let NodeKind::Mapping(entries) = &document.root.kind else {
        return Err(LeftAlone::NoMapping);
    };
    let mut entries = reader.mapping(entries, Some(shape))?;
    let head = entries.first_mut().map(|(_, first)| split_head(&mut first.above));
    sort(&mut entries, Some(shape));
    if let Some((_, first)) = entries.first_mut() {
        let blanks = first.above.iter().take_while(|above| **above == Above::Blank).count();
        first.above.splice(..blanks, head.into_iter().flatten());
    }
    let mut out = String::with_capacity(file.text().len());
    write::mapping(&mut out, &entries, Some(shape), 0);
    for above in reader.tail()? {
        write::above(&mut out, &above, 0);
    }
    if is_same(document, &out) {
        Ok(out)
    } else {
        Err(LeftAlone::Changed)
    }
}

/// How the comments begin that explain the fields of a draft: whoever has written the file needs them no more.
pub const DRAFT_COMMENT: &str = "#?";

/// Returns the document without the comments of a draft; `None` if there is none.
fn without_draft_comments(document: &Document) -> Option<Document> {
    let file = &document.file;
    let comments = parse::comments(file);
    let is_draft = |span: &&Span| file.slice(**span).starts_with(DRAFT_COMMENT);
    let lines = comments.iter().filter(is_draft).filter_map(|span| {
        let number = file.position(span.start).line;
        let line = file.line(number)?;
        (file.slice(line).trim_start().starts_with(DRAFT_COMMENT)).then_some(number)
    });
    let drafts: Vec<usize> = lines.collect();
    if drafts.is_empty() {
        return None;
    }
    let kept = file.text().split_inclusive('\n').enumerate();
    let text: String = kept
        .filter(|(at, _)| !drafts.contains(&(at + 1)))
        .map(|(_, line)| line)
        .collect();
    parse(file.path(), text.as_bytes(), &Limits::DEFAULT).document
}

/// Takes from the lines above the first key those that belong to the file: up to a blank line or the line that names the
/// schema.
fn split_head(above: &mut Vec<Above>) -> Vec<Above> {
    let is_head = |above: &Above| match above {
        Above::Blank => true,
        Above::Comment(text) => text.starts_with("# yaml-language-server:"),
    };
    let end = above.iter().rposition(is_head).map_or(0, |at| at + 1);
    above.drain(..end).collect()
}

/// Tells whether a text reads as a document does, its comments included.
fn is_same(document: &Document, text: &str) -> bool {
    let file = SourceFile::new(document.file.path(), text);
    let mut found = Vec::new();
    let limits = Limits {
        bytes: u64::MAX,
        ..Limits::DEFAULT
    };
    let root = parse::tree(&file, &limits, &mut found);
    let comments = |file: &Arc<SourceFile>| {
        let spans = parse::comments(file);
        let mut texts = spans
            .iter()
            .map(|span| file.slice(*span).trim_end().to_owned())
            .collect::<Vec<_>>();
        texts.sort_unstable();
        texts
    };
    found.is_empty()
        && root.is_some_and(|root| root.has_value_of(&document.root))
        && comments(&file) == comments(&document.file)
}

/// Reads a tree together with what stands between its values.
struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    /// The places of all comments, in order.
    comments: Vec<Span>,
    /// How many of them have their place in what was read so far.
    taken: usize,
    /// The last line that was read, from 1; 0 before the first.
    line: usize,
}

type Entries = Vec<(String, Item)>;

impl Reader<'_> {
    fn mapping(&mut self, entries: &[(KeyNode, Node)], shape: Option<&Shape>) -> Result<Entries, LeftAlone> {
        let mut out = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            let above = self.above(key.span.start, key.span.start)?;
            self.line = self.line_of(key.span.end);
            let inner = shape.and_then(|shape| shape.field(&key.text)?.shape.as_ref());
            let mut item = self.value(node, inner)?;
            item.above = above;
            out.push((key.text.clone(), item));
        }
        Ok(out)
    }

    fn list(&mut self, items: &[Node], dash: usize, shape: Option<&Shape>) -> Result<Vec<Item>, LeftAlone> {
        let mut out = Vec::with_capacity(items.len());
        for node in items {
            let mut above = self.above(node.span.start, dash)?;
            self.line = self.line.max(self.line_of(node.span.start));
            let mut item = match &node.kind {
                NodeKind::Mapping(entries) if node.style == Style::Block => {
                    let mut entries = self.mapping(entries, shape)?;
                    sort(&mut entries, shape);
                    // The first key stands on the line of the dash, so what is above it is above the dash.
                    if let Some((_, first)) = entries.first_mut() {
                        let lines = first.above.drain(..).filter(|line| *line != Above::Blank);
                        above.extend(lines);
                    }
                    Item::bare(Content::Mapping(entries))
                }
                NodeKind::Sequence(_) if node.style == Style::Block => {
                    self.without_comments(node)?;
                    Item::bare(plain(node))
                }
                _ => self.value(node, shape)?,
            };
            item.above = above;
            out.push(item);
        }
        Ok(out)
    }

    /// Reads a value, and the comment on the line where it starts, or where it ends if it ends there.
    fn value(&mut self, node: &Node, shape: Option<&Shape>) -> Result<Item, LeftAlone> {
        let mut beside = None;
        let content = match &node.kind {
            NodeKind::Mapping(entries) if node.style == Style::Block => {
                beside = self.beside(node.span.start);
                let mut entries = self.mapping(entries, shape)?;
                sort(&mut entries, shape);
                if let Some((_, first)) = entries.first_mut() {
                    first.above.retain(|line| *line != Above::Blank);
                }
                Content::Mapping(entries)
            }
            NodeKind::Sequence(items) if node.style == Style::Block => {
                beside = self.beside(node.span.start);
                let mut items = self.list(items, node.span.start, shape)?;
                if let Some(first) = items.first_mut() {
                    first.above.retain(|line| *line != Above::Blank);
                }
                Content::List(items)
            }
            NodeKind::Mapping(_) | NodeKind::Sequence(_) => {
                self.without_comments(node)?;
                self.line = self.line_of(node.span.end);
                plain(node)
            }
            NodeKind::Scalar(Scalar::Text(text)) if node.style == Style::Literal => {
                let header = self.line_of(node.span.start);
                self.line = header;
                beside = self.beside(self.file.text().len());
                let lines = text.split_inclusive('\n').count();
                self.line = header + lines;
                plain(node)
            }
            NodeKind::Scalar(_) if node.style == Style::Folded => {
                self.line = self.line_of(node.span.start);
                beside = self.beside(self.file.text().len());
                self.folded(node)
            }
            NodeKind::Scalar(_) => {
                if !node.span.is_empty() {
                    self.without_comments(node)?;
                    self.line = self.line_of(node.span.end);
                }
                plain(node)
            }
        };
        if beside.is_none() && !matches!(node.style, Style::Block | Style::Literal | Style::Folded) {
            beside = self.beside(self.file.text().len());
        }
        let mut item = Item::bare(content);
        item.beside = beside;
        Ok(item)
    }

    /// Takes the lines between what was read last and the entry at `start`; `column` is a place in the column of its key
    /// or dash.
    fn above(&mut self, start: usize, column: usize) -> Result<Vec<Above>, LeftAlone> {
        let deepest = self.column(column);
        let mut out = Vec::new();
        while let Some(span) = self.comments.get(self.taken).copied().filter(|span| span.start < start) {
            let (line, own) = self.own_line(span);
            if !own || self.column(span.start) > deepest {
                return Err(LeftAlone::Comment { line });
            }
            self.push_blank(line, &mut out);
            out.push(Above::Comment(self.file.slice(span).trim_end().to_owned()));
            self.line = line;
            self.taken += 1;
        }
        let line = self.line_of(start);
        self.push_blank(line, &mut out);
        Ok(out)
    }

    /// Adds a blank line if there is one between the last line that was read and another.
    fn push_blank(&self, line: usize, out: &mut Vec<Above>) {
        let mut between = (self.line + 1..line).filter_map(|number| self.file.line(number));
        if self.line > 0 && between.any(|span| self.file.slice(span).trim().is_empty()) {
            out.push(Above::Blank);
        }
    }

    /// Takes the comment on the last line that was read, if it stands before `end`.
    fn beside(&mut self, end: usize) -> Option<String> {
        let span = self.comments.get(self.taken).copied()?;
        if span.start >= end || self.line_of(span.start) != self.line {
            return None;
        }
        self.taken += 1;
        Some(self.file.slice(span).trim_end().to_owned())
    }

    /// Takes the comments after the last entry.
    fn tail(&mut self) -> Result<Vec<Item>, LeftAlone> {
        let mut out = Vec::new();
        while let Some(span) = self.comments.get(self.taken).copied() {
            let (line, own) = self.own_line(span);
            if !own || self.column(span.start) > 0 {
                return Err(LeftAlone::Comment { line });
            }
            let mut item = Item::bare(Content::Scalar(Scalar::Null));
            self.push_blank(line, &mut item.above);
            item.above
                .push(Above::Comment(self.file.slice(span).trim_end().to_owned()));
            (self.line, self.taken) = (line, self.taken + 1);
            out.push(item);
        }
        Ok(out)
    }

    /// Fails if a comment stands within a value whose lines do not stay.
    fn without_comments(&self, node: &Node) -> Result<(), LeftAlone> {
        match self.comments.get(self.taken) {
            Some(span) if span.start < node.span.end => Err(LeftAlone::Comment {
                line: self.line_of(span.start),
            }),
            _ => Ok(()),
        }
    }

    /// Keeps the lines of a folded text, which its author chose; a text that depends on blanks is written anew.
    fn folded(&mut self, node: &Node) -> Content {
        let first = self.line_of(node.span.start) + 1;
        let last = self.line_of(node.span.start + self.file.slice(node.span).trim_end().len());
        self.line = last.max(first - 1);
        let source = (first..=last).filter_map(|number| self.file.line(number));
        let source = source.map(|span| self.file.slice(span).trim_end()).collect::<Vec<_>>();
        let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
        let words = source.iter().copied().filter(|line| !line.is_empty());
        let margin = words.map(|line| indent(&line)).min().unwrap_or_default();
        let header = self.file.slice(node.span).chars().take_while(|c| !c.is_whitespace());
        let header = header.collect::<String>();
        let begins_deeper = source
            .first()
            .is_none_or(|line| indent(line) != margin || line.is_empty());
        if !matches!(header.as_str(), ">" | ">-") || begins_deeper {
            return plain(node);
        }
        let lines = source
            .iter()
            .map(|line| line.get(margin..).unwrap_or_default().to_owned());
        Content::Folded {
            header,
            lines: lines.collect(),
        }
    }

    /// Returns a comment's line, and whether it has the line for itself.
    fn own_line(&self, span: Span) -> (usize, bool) {
        let text = self.file.text();
        let start = text[..span.start].rfind('\n').map_or(0, |feed| feed + 1);
        let before = text[start..span.start].trim_start_matches('\u{feff}');
        (self.line_of(span.start), before.trim().is_empty())
    }

    fn line_of(&self, at: usize) -> usize {
        self.file.position(at).line
    }

    fn column(&self, at: usize) -> usize {
        self.file.position(at).column - 1
    }
}

/// Takes a value without what stands in it.
fn plain(node: &Node) -> Content {
    match &node.kind {
        NodeKind::Scalar(scalar) => Content::Scalar(scalar.clone()),
        NodeKind::Sequence(items) => Content::List(items.iter().map(|item| Item::bare(plain(item))).collect()),
        NodeKind::Mapping(entries) => {
            let entries = entries
                .iter()
                .map(|(key, node)| (key.text.clone(), Item::bare(plain(node))));
            Content::Mapping(entries.collect())
        }
    }
}
