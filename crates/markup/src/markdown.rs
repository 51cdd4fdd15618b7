//! Markdown to the tree: CommonMark and tables, by `pulldown-cmark`.

use crate::tree::{Align, Block, Inline};
use deckle_content::markdown::Literal;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Parses an answer or a description.
pub fn parse(markdown: &str) -> Vec<Block> {
    let literal = Literal::of(markdown);
    let text = literal.text();
    let mut builder = Builder::new(&literal);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        builder.event(event, &text[range]);
    }
    builder.finish()
}

/// What a finished element leaves behind.
enum Frame {
    Root,
    Block(Tag<'static>),
    Inline(InlineFrame),
}

enum InlineFrame {
    Emphasis,
    Strong,
    /// Underscores that CommonMark would read as emphasis: given back as text.
    Underscores(&'static str),
    Link(String),
    Image(String),
}

/// Builds the tree from events without recursion: each open element keeps its own lists.
struct Builder<'l> {
    stack: Vec<Level>,
    literal: &'l Literal<'l>,
}

struct Level {
    frame: Frame,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
    cells: Vec<Vec<Inline>>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    text: String,
}

impl Level {
    fn new(frame: Frame) -> Self {
        Level {
            frame,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            head: Vec::new(),
            rows: Vec::new(),
            text: String::new(),
        }
    }

    /// Closes a run of loose inlines, as a tight list item has them, into a paragraph.
    fn settle(&mut self) {
        if !self.inlines.is_empty() {
            let content = std::mem::take(&mut self.inlines);
            self.blocks.push(Block::Paragraph { content });
        }
    }
}

/// Deepest nesting that is kept; CommonMark itself knows no limit, and renderers recurse.
const MAX_DEPTH: usize = 24;

impl<'l> Builder<'l> {
    fn new(literal: &'l Literal<'l>) -> Self {
        Builder {
            stack: vec![Level::new(Frame::Root)],
            literal,
        }
    }

    fn event(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::Start(tag) => self.start(tag, source),
            Event::End(end) => self.end(end),
            Event::Code(text) => self.inline(Inline::Code {
                text: self.literal.restore(&text).into_owned(),
            }),
            // HTML inside a line is shown as what it is: text. No line opens a block of it any more.
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => self.text(&self.literal.restore(&text)),
            Event::SoftBreak => self.inline(Inline::SoftBreak),
            Event::HardBreak => self.inline(Inline::HardBreak),
            Event::Rule => {
                self.top().settle();
                self.top().blocks.push(Block::Rule);
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn top(&mut self) -> &mut Level {
        if self.stack.is_empty() {
            self.stack.push(Level::new(Frame::Root));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn text(&mut self, text: &str) {
        let top = self.top();
        if let Frame::Block(Tag::CodeBlock(_)) | Frame::Inline(InlineFrame::Image(_)) = top.frame {
            top.text.push_str(text);
        } else if let Some(Inline::Text { text: last }) = top.inlines.last_mut() {
            last.push_str(text);
        } else {
            self.inline(Inline::Text { text: text.to_owned() });
        }
    }

    fn inline(&mut self, inline: Inline) {
        let top = self.top();
        if let Frame::Inline(InlineFrame::Image(_)) = top.frame {
            match inline {
                Inline::Code { text } => top.text.push_str(&text),
                Inline::SoftBreak | Inline::HardBreak => top.text.push(' '),
                _ => {}
            }
        } else {
            top.inlines.push(inline);
        }
    }

    fn start(&mut self, tag: Tag<'_>, source: &str) {
        let underscore = source.starts_with('_');
        let frame = match tag {
            Tag::Emphasis if underscore => Frame::Inline(InlineFrame::Underscores("_")),
            Tag::Strong if underscore => Frame::Inline(InlineFrame::Underscores("__")),
            Tag::Emphasis => Frame::Inline(InlineFrame::Emphasis),
            Tag::Strong => Frame::Inline(InlineFrame::Strong),
            Tag::Link { dest_url, .. } => {
                Frame::Inline(InlineFrame::Link(self.literal.restore(&dest_url).into_owned()))
            }
            Tag::Image { dest_url, .. } => {
                Frame::Inline(InlineFrame::Image(self.literal.restore(&dest_url).into_owned()))
            }
            block => {
                self.top().settle();
                Frame::Block(block.into_static())
            }
        };
        self.stack.push(Level::new(frame));
    }

    fn end(&mut self, _end: TagEnd) {
        let Some(mut done) = self.stack.pop() else { return };
        let depth = self.stack.len();
        match std::mem::replace(&mut done.frame, Frame::Root) {
            Frame::Root => {}
            Frame::Inline(frame) => self.close_inline(frame, done, depth),
            Frame::Block(tag) => self.close_block(tag, done, depth),
        }
    }

    fn close_inline(&mut self, frame: InlineFrame, done: Level, depth: usize) {
        let content = done.inlines;
        match frame {
            // The words stay, what they were wrapped in goes.
            InlineFrame::Emphasis | InlineFrame::Strong | InlineFrame::Link(_) if depth > MAX_DEPTH => {
                for inline in content {
                    self.inline(inline);
                }
            }
            InlineFrame::Underscores(mark) => {
                self.text(mark);
                for inline in content {
                    match inline {
                        Inline::Text { text } => self.text(&text),
                        other => self.inline(other),
                    }
                }
                self.text(mark);
            }
            InlineFrame::Emphasis => self.inline(Inline::Emphasis { content }),
            InlineFrame::Strong => self.inline(Inline::Strong { content }),
            InlineFrame::Link(url) if is_safe_link(&url) => self.inline(Inline::Link { url, content }),
            // The words stay, the link goes: a page must not run what a contributor wrote.
            InlineFrame::Link(_) => content.into_iter().for_each(|inline| self.inline(inline)),
            InlineFrame::Image(source) => {
                let alt = done.text;
                self.inline(Inline::Image { source, alt });
            }
        }
    }

    fn close_block(&mut self, tag: Tag<'static>, mut done: Level, depth: usize) {
        let too_deep = depth > MAX_DEPTH;
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.push(Block::Paragraph { content: done.inlines }),
            Tag::Heading { level, .. } => self.push(Block::Heading {
                level: level as u8,
                content: done.inlines,
            }),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => {
                        let info = self.literal.restore(&info);
                        info.split([' ', ',']).next().unwrap_or_default().to_lowercase()
                    }
                    CodeBlockKind::Indented => String::new(),
                };
                self.push(Block::Code {
                    language,
                    text: done.text,
                });
            }
            Tag::Item => {
                done.settle();
                self.top().items.push(done.blocks);
            }
            _ if too_deep => {
                done.settle();
                // Flattened, not lost.
                let items = done.items.into_iter().flatten();
                for block in done.blocks.into_iter().chain(items) {
                    self.push(block);
                }
            }
            Tag::List(start) => self.push(Block::List {
                start,
                items: done.items,
            }),
            Tag::BlockQuote(_) => {
                done.settle();
                self.push(Block::Quote { content: done.blocks });
            }
            Tag::TableCell => self.top().cells.push(done.inlines),
            Tag::TableHead => self.top().head = done.cells,
            Tag::TableRow => self.top().rows.push(done.cells),
            Tag::Table(columns) => self.push(Block::Table {
                align: columns.into_iter().map(align).collect(),
                head: done.head,
                rows: done.rows,
            }),
            _ => {
                done.settle();
                done.blocks.into_iter().for_each(|block| self.push(block));
            }
        }
    }

    fn push(&mut self, block: Block) {
        self.top().blocks.push(block);
    }

    fn finish(mut self) -> Vec<Block> {
        let mut root = self.stack.swap_remove(0);
        root.settle();
        root.blocks
    }
}

fn align(from: Alignment) -> Align {
    match from {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

/// Tells whether a link may be followed from a page: an absolute address with a scheme that runs nothing.
fn is_safe_link(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
}

#[cfg(test)]
mod tests {
    use crate::{blocks_to_html, parse};

    /// Each pair is Markdown and the HTML that its tree renders to.
    #[test]
    fn markdown_becomes_one_tree() {
        for (markdown, html) in [
            (
                "Use `__init__` and __init__ or _x_.",
                "<p>Use <code>__init__</code> and __init__ or _x_.</p>",
            ),
            (
                "**a** *b* **`c`**",
                "<p><strong>a</strong> <em>b</em> <strong><code>c</code></strong></p>",
            ),
            ("a\nb", "<p>a\nb</p>"),
            ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
            ("3. a\n\n   b", "<ol start=\"3\"><li><p>a</p><p>b</p></li></ol>"),
            ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
            (
                "<script>alert(1)</script>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            ),
            ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>"),
            (
                "<script> and **b** `c`\n\n- d",
                "<p>&lt;script&gt; and <strong>b</strong> <code>c</code></p><ul><li>d</li></ul>",
            ),
            (
                "> <pre>\n> *a*\n\n<?php\n\n| a |\n|---|\n| <p> |",
                "<blockquote><p>&lt;pre&gt;\n<em>a</em></p></blockquote><p>&lt;?php</p><table><thead><tr><th scope=\"col\">a\
                 </th></tr></thead><tbody><tr><td>&lt;p&gt;</td></tr></tbody></table>",
            ),
            ("```\n<p>\n2**3\n```", "<pre><code>&lt;p&gt;\n2**3\n</code></pre>"),
            ("<!-- a\nb -->", "<p>&lt;!-- a\nb --&gt;</p>"),
            (
                "2**10 is `2**10`, *not* 3**4",
                "<p>2**10 is <code>2**10</code>, <em>not</em> 3**4</p>",
            ),
            (
                "[a*b](https://a.example/a*b*c)",
                "<p><a href=\"https://a.example/a*b*c\" rel=\"noopener noreferrer\">a*b</a></p>",
            ),
            ("![2*3*4](a*b*c.png)", "<p><img src=\"a*b*c.png\" alt=\"2*3*4\"></p>"),
            ("[x](javascript:alert(1))", "<p>x</p>"),
            (
                "[x](https://a.b/?q=1&r=2)",
                "<p><a href=\"https://a.b/?q=1&amp;r=2\" rel=\"noopener noreferrer\">x</a></p>",
            ),
            (
                "| a | b |\n|---|--:|\n| 1 | `2` |",
                "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead>\
                 <tbody><tr><td>1</td><td class=\"right\"><code>2</code></td></tr></tbody></table>",
            ),
            ("> q", "<blockquote><p>q</p></blockquote>"),
            ("a  \nb", "<p>a<br>b</p>"),
            ("", ""),
        ] {
            assert_eq!(blocks_to_html(&parse(markdown)), html, "{markdown}");
        }
    }

    #[test]
    fn deep_nesting_is_flattened_and_keeps_its_text() {
        let html = blocks_to_html(&parse(&format!("{}deep", "> ".repeat(5_000))));
        assert!(html.contains("deep"));
    }
}
