//! The Markdown tree as the template's blocks.

use super::code;
use super::question::{Lowering, is_link};
use super::quotes::Place;
use crate::direction::runs_right_to_left;
use crate::model::{Block, Inline};
use crate::readable::Reader;
use crate::wrap::{split_code, split_word};
use deckle_markup::{Align, Block as From, Inline as FromInline, inlines_to_text};
use std::borrow::Cow;

/// Words of running text above this many columns get places to break at; no language's dictionary has longer ones.
const LONGEST_WORD: usize = 32;
/// The letters that follow code without a space, such as `-based`, stay with it if their bytes are not more.
const LONGEST_TAIL: usize = 12;
/// How many points a list item or a quotation is indented, per size of type.
const INDENT: f64 = 1.6;

/// Turns Markdown into the model.
pub(crate) struct Markdown<'r, 'f, 'l> {
    reader: &'r mut Reader<'f>,
    lowering: &'l Lowering<'l>,
    depth: usize,
    /// Where in the paragraph the next text stands: what a quote is, depends on it.
    place: Place,
    /// Whether the paragraph runs from right to left.
    rtl: bool,
}

impl<'r, 'f, 'l> Markdown<'r, 'f, 'l> {
    pub(crate) fn new(reader: &'r mut Reader<'f>, lowering: &'l Lowering<'l>) -> Self {
        Markdown {
            reader,
            lowering,
            depth: 0,
            place: Place::default(),
            rtl: false,
        }
    }

    /// Lowers blocks. Their nesting is bounded by the parser.
    pub(crate) fn blocks(&mut self, blocks: &[From]) -> Vec<Block> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &From) -> Block {
        match block {
            From::Paragraph { content } => Block::Paragraph {
                rtl: runs_right_to_left(&inlines_to_text(content)),
                content: self.inlines(content),
            },
            From::Heading { level, content } => Block::Heading {
                level: *level,
                content: self.inlines(content),
            },
            From::List { start, items } => Block::List {
                rtl: match items.first().and_then(|item| item.first()) {
                    Some(From::Paragraph { content }) => runs_right_to_left(&inlines_to_text(content)),
                    _ => None,
                },
                start: *start,
                tight: items.iter().all(|item| item.len() <= 1),
                items: self.inside(|this| items.iter().map(|item| this.blocks(item)).collect()),
            },
            From::Code { language, text } => Block::Code {
                code: code::code(self.reader, language, text, self.page()),
            },
            From::Quote { content } => Block::Quote {
                content: self.inside(|this| this.blocks(content)),
            },
            From::Table { align, head, rows } => Block::Table {
                align: (0..head.len().max(1)).map(|at| alignment(align.get(at))).collect(),
                head: self.cells(head),
                rows: rows.iter().map(|row| self.cells(row)).collect(),
            },
            From::Rule => Block::Rule,
        }
    }

    fn inside<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let done = work(self);
        self.depth -= 1;
        done
    }

    /// Returns what code has to fit into at this depth.
    fn page(&self) -> code::Page<'l> {
        let geometry = self.lowering.geometry;
        self.lowering
            .page(self.depth as f64 * INDENT * geometry.text + geometry.indent)
    }

    fn cells(&mut self, cells: &[Vec<FromInline>]) -> Vec<Vec<Inline>> {
        cells.iter().map(|cell| self.inlines(cell)).collect()
    }

    /// Lowers a paragraph, or what else stands alone.
    pub(crate) fn inlines(&mut self, inlines: &[FromInline]) -> Vec<Inline> {
        self.place = Place::default();
        self.rtl = runs_right_to_left(&inlines_to_text(inlines)) == Some(true);
        self.pieces(inlines)
    }

    /// Lowers running text.
    fn pieces(&mut self, inlines: &[FromInline]) -> Vec<Inline> {
        let mut out = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                FromInline::Text { text } => self.text(&mut out, text),
                FromInline::Code { text } => {
                    let code = self.reader.show_code(text).into_owned();
                    let parts = split_code(&code);
                    self.place.pass(code.chars().next_back());
                    // The parts are objects of the line, which a line from right to left would put in its own order.
                    let isolate = self.rtl && !parts.is_empty();
                    if isolate {
                        push_text(&mut out, "\u{2066}");
                    }
                    out.push(Inline::Code("code", code, parts, String::new()));
                    if isolate {
                        push_text(&mut out, "\u{2069}");
                    }
                }
                FromInline::Emphasis { content } => out.push(Inline::Nested("emph", self.pieces(content))),
                FromInline::Strong { content } => out.push(Inline::Nested("strong", self.pieces(content))),
                // The words stay where the address cannot be a link.
                FromInline::Link { url, content } if !is_link(url) => out.extend(self.pieces(content)),
                FromInline::Link { url, content } => {
                    out.push(Inline::Link("link", self.pieces(content), url.clone()));
                }
                // The guide reads no file: it says what the image shows and where it is.
                FromInline::Image { source, alt } => {
                    let words = [alt.as_str(), source].into_iter().filter(|part| !part.is_empty());
                    let words: Vec<&str> = words.collect();
                    self.text(&mut out, &format!("[Image: {}]", words.join(", ")));
                }
                FromInline::SoftBreak => {
                    self.place.pass(Some(' '));
                    push_text(&mut out, " ");
                }
                FromInline::HardBreak => {
                    self.place.begin_line();
                    out.push(Inline::Text("break", String::new()));
                }
            }
        }
        out
    }

    /// Splits text at words that need help to break. Most text has none and stays one piece.
    fn text(&mut self, out: &mut Vec<Inline>, text: &str) {
        let shown = self.reader.show(text);
        let shown = match self.lowering.quotes {
            Some(quotes) if shown.contains(['"', '\'']) => Cow::Owned(quotes.set(&shown, &mut self.place)),
            _ => {
                self.place.pass(shown.chars().next_back());
                shown
            }
        };
        let mut shown = shown.as_ref();
        // Letters that follow code without a space stay with it: to a line, code is an object that may be left alone. What
        // closes stays by itself.
        if let Some(Inline::Code(_, _, _, after)) = out.last_mut() {
            let end = shown.find(char::is_whitespace).unwrap_or(shown.len());
            if end <= LONGEST_TAIL && !shown[..end].chars().all(binds) {
                after.push_str(&shown[..end]);
                shown = &shown[end..];
            }
        }
        for piece in shown.split_inclusive(char::is_whitespace) {
            match split_word(piece, LONGEST_WORD, 12) {
                None => push_text(out, piece),
                Some(long) => out.push(Inline::Long("long", long)),
            }
        }
    }
}

/// Says whether no line ends before a sign: what closes (Unicode's line breaking algorithm, rules 13 and 19).
fn binds(sign: char) -> bool {
    matches!(
        sign,
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '\'' | '"' | '’' | '”' | '»'
    )
}

/// Appends to the text before it, if there is one.
fn push_text(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        Some(Inline::Text("text", before)) => before.push_str(text),
        _ => out.push(Inline::Text("text", text.to_owned())),
    }
}

fn alignment(align: Option<&Align>) -> &'static str {
    match align {
        Some(Align::Center) => "center",
        Some(Align::Right) => "right",
        Some(Align::None | Align::Left) | None => "start",
    }
}
