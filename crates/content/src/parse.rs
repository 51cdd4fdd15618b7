//! Parser events to the tree: no recursion, a budget for depth and size, and no aliases.
//!
//! All that touches `granit-parser` is in this file and in [`crate::syntax`], so that the parser can be exchanged.

use crate::limits::Limits;
use crate::scalar::{Scalar, resolve_plain};
use crate::tree::{KeyNode, Node, NodeKind, Style};
use crate::{keys, refused, syntax};
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle, Tag};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// Builds the tree of a file's only document; `None` if there is none to speak of.
pub(crate) fn tree(file: &Arc<SourceFile>, limits: &Limits, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut options = Options::default();
    options.flow_nesting_limit = limits.depth;
    options.block_nesting_limit = limits.depth;
    options.emit_unresolved_aliases = true;
    options.set_emit_comments(false);
    let mut builder = Builder {
        file,
        limits,
        diagnostics,
        stack: Vec::new(),
        root: None,
        nodes: 0,
        documents: 0,
    };
    for event in Parser::new_from_str_with_options(file.text(), options) {
        match event {
            Ok((event, span)) => {
                if builder.event(event, byte_span(file, &span), &span).is_break() {
                    return builder.root;
                }
            }
            Err(error) => {
                builder.diagnostics.extend(syntax::explain(file, &error, limits));
                return None;
            }
        }
    }
    if builder.root.is_none() && builder.diagnostics.is_empty() {
        builder.diagnostics.push(refused::empty(file));
    }
    builder.root
}

/// Returns the places of a file's comments, in order; of those before a mistake in a file that does not parse.
pub(crate) fn comments(file: &Arc<SourceFile>) -> Vec<Span> {
    if !file.text().contains('#') {
        return Vec::new();
    }
    let events = Parser::new_from_str_with_options(file.text(), Options::default());
    let read = events.map_while(Result::ok);
    let comments = read.filter(|(event, _)| matches!(event, Event::Comment(..)));
    comments.map(|(_, span)| byte_span(file, &span)).collect()
}

fn byte_span(file: &SourceFile, span: &granit_parser::Span) -> Span {
    let length = file.text().len();
    let range = span.byte_range().unwrap_or(length..length);
    let start = range.start.min(length);
    Span::new(start, range.end.clamp(start, length))
}

/// A collection that is still open.
enum Open {
    Sequence(Vec<Node>),
    Mapping { entries: Entries, key: Option<KeyNode> },
}

/// The entries of a mapping that is still open.
#[derive(Default)]
struct Entries {
    list: Vec<(KeyNode, Node)>,
    /// Where each key stands in the list, once there are [`Entries::MANY`]: looking through them all would make a file of
    /// keys quadratic.
    index: HashMap<String, usize>,
}

impl Entries {
    /// Keys from which an index is faster than a look at each of them.
    const MANY: usize = 24;

    /// Finds a key.
    fn find(&self, key: &str) -> Option<&KeyNode> {
        if self.list.len() < Self::MANY {
            return self.list.iter().map(|(own, _)| own).find(|own| own.text == key);
        }
        let at = *self.index.get(key)?;
        self.list.get(at).map(|(own, _)| own)
    }

    /// Adds an entry whose key is not there yet.
    fn push(&mut self, key: KeyNode, node: Node) {
        self.list.push((key, node));
        if self.list.len() >= Self::MANY {
            let known = self.index.len();
            let new = self.list.iter().enumerate().skip(known);
            self.index.extend(new.map(|(at, (key, _))| (key.text.clone(), at)));
        }
    }
}

struct Frame {
    open: Open,
    start: usize,
    style: Style,
}

struct Builder<'a> {
    file: &'a Arc<SourceFile>,
    limits: &'a Limits,
    diagnostics: &'a mut Vec<Diagnostic>,
    stack: Vec<Frame>,
    root: Option<Node>,
    nodes: usize,
    documents: usize,
}

type Flow = std::ops::ControlFlow<()>;

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span, raw: &granit_parser::Span) -> Flow {
        if self.diagnostics.len() >= self.limits.diagnostics {
            return Flow::Break(());
        }
        if let Some(tag) = event.tag() {
            let at = raw.tag_span().map_or(span, |tag| byte_span(self.file, &tag));
            self.tag(tag, at);
        }
        if event.anchor_id().is_some() {
            return self.stop(refused::anchor(self.file, span));
        }
        if event.is_node() {
            self.nodes += 1;
            if self.nodes > self.limits.nodes {
                return self.stop(refused::too_many_values(self.file, span, self.limits));
            }
        }
        match event {
            Event::DocumentStart(..) => return self.document(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => return self.stop(refused::alias(self.file, span)),
            Event::SequenceStart(style, ..) => self.open(Open::Sequence(Vec::new()), style, span),
            Event::MappingStart(style, ..) => {
                let open = Open::Mapping {
                    entries: Entries::default(),
                    key: None,
                };
                self.open(open, style, span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Scalar(text, style, _, tag) => {
                let span = match style {
                    ScalarStyle::Literal | ScalarStyle::Folded => with_header(self.file, span, &text),
                    _ => span,
                };
                let node = scalar(text, style, tag.as_deref(), span);
                self.place(node);
            }
            _ => {}
        }
        Flow::Continue(())
    }

    fn stop(&mut self, diagnostic: Diagnostic) -> Flow {
        self.diagnostics.push(diagnostic);
        Flow::Break(())
    }

    fn document(&mut self, span: Span) -> Flow {
        self.documents += 1;
        if self.documents == 1 {
            return Flow::Continue(());
        }
        self.stop(refused::second_document(self.file, span))
    }

    fn tag(&mut self, tag: &Tag, span: Span) {
        if tag.is_yaml_core_schema() {
            return;
        }
        self.diagnostics.push(refused::tag(self.file, span));
    }

    fn open(&mut self, open: Open, style: StructureStyle, span: Span) {
        self.stack.push(Frame {
            open,
            start: span.start,
            style: match style {
                StructureStyle::Flow => Style::Flow,
                StructureStyle::Block => Style::Block,
            },
        });
    }

    fn close(&mut self, span: Span) {
        let Some(frame) = self.stack.pop() else { return };
        let (kind, last) = match frame.open {
            Open::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (NodeKind::Sequence(items), last)
            }
            Open::Mapping { entries, .. } => {
                let last = entries.list.last().map(|(_, node)| node.span.end);
                (NodeKind::Mapping(entries.list), last)
            }
        };
        // A block collection ends where its last value does; the parser reports the next token's place.
        let end = match frame.style {
            Style::Flow => span.end,
            _ => last.unwrap_or(span.end),
        };
        self.place(Node {
            span: Span::new(frame.start.min(end), end),
            style: frame.style,
            kind,
        });
    }

    fn place(&mut self, node: Node) {
        match self.stack.last_mut().map(|frame| &mut frame.open) {
            None => self.root = Some(node),
            Some(Open::Sequence(items)) => items.push(node),
            Some(Open::Mapping { entries, key }) => match key.take() {
                None => {
                    let (found, complaint) = keys::as_key(self.file, node);
                    *key = Some(found);
                    self.diagnostics.extend(complaint);
                }
                Some(found) => {
                    if let Some(first) = entries.find(&found.text) {
                        self.diagnostics.push(keys::duplicate(self.file, &found, first));
                    } else {
                        entries.push(found, node);
                    }
                }
            },
        }
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>, span: Span) -> Node {
    let text_by_tag = || tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
    let value = match style {
        ScalarStyle::Plain if !text_by_tag() => resolve_plain(text),
        _ => Scalar::Text(text.into_owned()),
    };
    let style = match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    };
    Node {
        span,
        style,
        kind: NodeKind::Scalar(value),
    }
}

/// Widens a block scalar's place to its header: the parser reports where the first line that is not blank begins.
fn with_header(file: &SourceFile, span: Span, value: &str) -> Span {
    let text = file.text();
    // A block without words is reported at its header; the first word of another may look like one.
    if value.trim().is_empty()
        && text[span.range()].starts_with(['|', '>'])
        && header_in(text[span.range()].trim_end()) == Some(0)
    {
        return span;
    }
    // Above the first line there may be blank ones, which are part of the text; then comes the header.
    let above = (1..file.position(span.start).line).rev();
    let header = above
        .filter_map(|number| file.line(number))
        .find(|line| !file.slice(*line).trim().is_empty())
        .and_then(|line| header_in(file.slice(line)).map(|at| line.start + at));
    header.map_or(span, |start| Span::new(start, span.end))
}

/// Finds a block header, `|` or `>` with its indicators, at the end of a line; a comment may follow.
fn header_in(line: &str) -> Option<usize> {
    line.char_indices().find_map(|(at, c)| {
        let starts_a_value = line[..at].is_empty() || line[..at].ends_with(' ');
        let rest = line[at..].strip_prefix(['|', '>'])?;
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
        let ends = rest.trim().is_empty() || rest.trim_start().starts_with('#') && rest.starts_with([' ', '\t']);
        (matches!(c, '|' | '>') && starts_a_value && ends).then_some(at)
    })
}
