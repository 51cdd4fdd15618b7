//! `snippet/needs-not-run`

use deckle_content::question::Kind;
use deckle_content::{Document, Snippet};
use deckle_diagnostics::{Diagnostic, Span};
use std::borrow::Cow;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example in a language that deckle does not run, without the reason in `not_run`.
    ///
    /// ## Why
    /// What was not proven says so: readers see the reason beside the example.
    ///
    /// ## Example
    /// ```yaml
    /// - language: dockerfile
    ///   code: |
    ///     FROM python:3.13-slim
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// - language: dockerfile
    ///   code: |
    ///     FROM python:3.13-slim
    ///   not_run: Docker builds this, Python does not run it.
    /// ```
    pub(crate) RULE = "snippet/needs-not-run" { severity: Error, since: "0.1.0" }
}

/// Reports examples that need a reason for not being run.
pub(crate) fn check(document: &Document, examples: &[(usize, Cow<'_, Snippet>)], out: &mut Vec<Diagnostic>) {
    for (at, snippet) in examples {
        if snippet.kind() != Kind::Shown || snippet.not_run.is_some() {
            continue;
        }
        // Where the topic gives the language, the example is named by its code.
        let place = |key: &str| document.root.at(&format!("/snippets/{at}/{key}"));
        let own = place("language").map(|found| found.node.head(&document.file));
        let code = || place("code").and_then(|found| found.key).map(|key| key.span);
        let span = own.or_else(code).unwrap_or(Span::point(0));
        let message = format!(
            "an example in {} is shown but not run, and does not say why",
            snippet.language
        );
        let found = RULE.at(&document.file, span, message);
        out.push(match meant(&snippet.language) {
            Some(run) => found.label(format!("did you mean `{run}`?")).help(format!(
                "write `{run}`, which deckle runs; or add `not_run:` with a sentence that tells readers why"
            )),
            None => found
                .label("deckle runs python, pycon, sql and javascript")
                .help("add `not_run:` with a sentence that tells readers why"),
        });
    }
}

/// Returns the language that deckle runs and that was probably meant by another name.
pub(super) fn meant(language: &str) -> Option<&'static str> {
    match language.to_lowercase().as_str() {
        "py" | "py3" | "python3" | "cpython" | "python" | "pyhton" | "phyton" => Some("python"),
        "doctest" | "repl" | "console" | "python-console" | "python-repl" | "pycon" => Some("pycon"),
        "js" | "node" | "nodejs" | "mjs" | "ecmascript" | "javascript" => Some("javascript"),
        "sqlite" | "sqlite3" | "sql" => Some("sql"),
        _ => None,
    }
}
