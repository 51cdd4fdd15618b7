//! `snippet/markdown-fence`

use super::needs_not_run::meant;
use deckle_content::Document;
use deckle_content::fields::{self, Kind};
use deckle_content::tree::{KeyNode, Node, Style};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that begins with a fence of Markdown, such as ` ```python `.
    ///
    /// ## Why
    /// In an answer a fence says where code begins. `code` holds nothing else, so there the fence is part of the example,
    /// and neither Python nor a reader can make anything of it.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   ~~~python
    ///   print("hello")
    ///   ~~~
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print("hello")
    /// ```
    pub(crate) RULE = "snippet/markdown-fence" { severity: Error, since: "0.1.0", fix: Some(Safe) }
}

/// Languages in which a fence is part of the text.
const OF_THEIR_OWN: [&str; 6] = ["markdown", "md", "mdx", "text", "rst", "asciidoc"];

/// Reports examples that begin with a fence.
pub(crate) fn check(document: &Document, out: &mut Vec<Diagnostic>) {
    let snippets = document.root.entry("snippets").map(|snippets| snippets.node.items());
    for snippet in snippets.unwrap_or_default() {
        let language = snippet.entry("language").and_then(|found| found.node.as_str());
        let language = language.unwrap_or("python");
        if OF_THEIR_OWN.contains(&language) {
            continue;
        }
        let is_code = |key: &KeyNode| fields::text_kind(&key.text) == Some(Kind::Code);
        for (key, node) in snippet.entries().iter().filter(|(key, _)| is_code(key)) {
            out.extend(fenced(document, key, node, language));
        }
    }
}

/// Reports a text that begins with a fence.
fn fenced(document: &Document, key: &KeyNode, node: &Node, language: &str) -> Option<Diagnostic> {
    let file = &document.file;
    let text = node.as_str()?;
    let first = text.lines().position(|line| !line.trim().is_empty())?;
    let opening = text.lines().nth(first)?.trim();
    let info = fence(opening)?;
    let last = text.lines().count() - 1 - text.lines().rev().position(|line| !line.trim().is_empty())?;
    let closing = text.lines().nth(last).and_then(|line| fence(line.trim()));
    let closed = last > first && closing.is_some_and(str::is_empty);
    let places = match node.style {
        Style::Literal => node.lines(file),
        _ => Vec::new(),
    };
    let place = places.get(first).copied().unwrap_or(key.span);
    let found = RULE
        .at(file, place, format!("`{}` begins with a fence of Markdown", key.text))
        .label("read as the first line of the example");
    let word = info.split_whitespace().next().unwrap_or_default();
    let named = meant(word).unwrap_or(word);
    let (found, applicability) = if word.is_empty() || named == language {
        let lines = if closed {
            "this line and the closing one"
        } else {
            "this line"
        };
        (found.help(format!("delete {lines}")), Applicability::Safe)
    } else {
        let help = format!("delete the fence, and say what it says in a key of its own: `language: {named}`");
        (found.help(help), Applicability::Suggested)
    };
    let fences = [Some(first), closed.then_some(last)];
    let edits = fences.into_iter().flatten().filter_map(|at| {
        let line = file.line(file.position(places.get(at)?.start).line)?;
        Some(Edit {
            span: Span::new(line.start, (line.end + 1).min(file.text().len())),
            replacement: String::new(),
        })
    });
    let edits = edits.collect::<Vec<_>>();
    let rest = last + 1 - edits.len();
    Some(if edits.is_empty() || rest == 0 {
        found
    } else {
        found.fix("delete the fence", applicability, edits)
    })
}

/// Returns what follows a fence on its line; `None` if the line is no fence.
fn fence(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = line.trim_start_matches(sign);
    (line.len() - info.len() >= 3 && !info.contains('`')).then(|| info.trim())
}
