//! The examples of a question's file that can be judged, although the rest of the file may have mistakes.

use crate::rules::snippet::markdown_fence;
use deckle_content::tree::Node;
use deckle_content::{Document, Question, Snippet};
use deckle_diagnostics::{Diagnostic, Severity, Span};
use serde::Deserialize as _;
use std::borrow::Cow;

/// Returns the examples that are what their author wrote, each with its place in the list.
///
/// In a question that fits its schema these are all; `findings` are those of the file. In one that does not, an example
/// counts if no mistake lies in it, so that a mistyped key elsewhere hides nothing that a run would find. Where YAML
/// itself was misread, no example is certain to be the author's. `language` is the topic's, which examples have that name
/// none.
pub fn runnable_examples<'q>(
    document: &Document,
    question: Option<&'q Question>,
    language: &str,
    findings: &[Diagnostic],
) -> Vec<(usize, Cow<'q, Snippet>)> {
    if let Some(question) = question {
        let all = question.snippets.iter().map(Cow::Borrowed).enumerate();
        return all.filter(|(at, _)| !is_fenced(document, *at, findings)).collect();
    }
    let errors: Vec<&Diagnostic> = findings
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .collect();
    let misread = |found: &&Diagnostic| found.code().starts_with("yaml/") || found.code().starts_with("io/");
    if errors.iter().any(misread) {
        return Vec::new();
    }
    let Some(written) = document.root.entry("snippets") else {
        return Vec::new();
    };
    let read = |(at, node): (usize, &Node)| {
        let touches = |span: Span| span.start < node.span.end && node.span.start <= span.end;
        let broken = |found: &&Diagnostic| found.span().is_some_and(touches);
        let mut snippet = Snippet::deserialize(node).ok()?;
        snippet.default_language(node, language);
        (!errors.iter().any(broken)).then_some((at, Cow::Owned(snippet)))
    };
    written.node.items().iter().enumerate().filter_map(read).collect()
}

/// Tells whether an example is wrapped in a fence of Markdown: that has been said, and no run would say more.
fn is_fenced(document: &Document, at: usize, findings: &[Diagnostic]) -> bool {
    let mut fences = findings.iter().filter(|found| found.is(&markdown_fence::RULE));
    fences.any(|found| {
        let example = document.root.at(&format!("/snippets/{at}"));
        example.is_some_and(|example| {
            let own = example.node.span;
            let inside = |span: Span| own.start <= span.start && span.end <= own.end;
            found.span().is_some_and(inside)
        })
    })
}
