//! `snippet/conflict`

use deckle_content::question::Kind;
use deckle_content::{Document, Snippet};
use deckle_diagnostics::Diagnostic;
use std::borrow::Cow;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example with two keys that exclude each other: `not_run` with what a run would show, `raises` or
    /// `stdout` for a `>>>` session, `stdout` or `raises` beside `results`.
    ///
    /// ## Why
    /// An example that is not run proves no output, so showing one would claim too much. A session shows its output and
    /// its exceptions among its own lines.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print("hello")
    /// stdout: |
    ///   hello
    /// not_run: It needs a network, which the check does not have.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print("hello")
    /// stdout: |
    ///   hello
    /// ```
    pub(crate) RULE = "snippet/conflict" { severity: Error, since: "0.1.0" }
}

/// Two keys that exclude each other.
struct Conflict {
    one: &'static str,
    other: &'static str,
    label: &'static str,
    help: &'static str,
}

/// Reports keys that exclude each other.
pub(crate) fn check(document: &Document, examples: &[(usize, Cow<'_, Snippet>)], out: &mut Vec<Diagnostic>) {
    for (at, snippet) in examples {
        let Some(conflict) = conflict(snippet) else { continue };
        let Some(node) = document.root.at(&format!("/snippets/{at}")).map(|found| found.node) else {
            continue;
        };
        let place = |key: &str| node.entry(key)?.key.map(|key| key.span);
        let (Some(first), Some(second)) = (place(conflict.one), place(conflict.other)) else {
            continue;
        };
        let message = format!("`{}` and `{}` exclude each other", conflict.one, conflict.other);
        out.push(
            RULE.at(&document.file, second, message)
                .label(conflict.label)
                .also(first, "because of this")
                .help(conflict.help),
        );
    }
}

/// Finds the first pair of keys that exclude each other.
fn conflict(snippet: &Snippet) -> Option<Conflict> {
    if !snippet.results.is_empty() && (snippet.stdout.is_some() || snippet.raises.is_some()) {
        return Some(Conflict {
            one: "results",
            other: if snippet.stdout.is_some() { "stdout" } else { "raises" },
            label: "what is true of all engines",
            help: "delete it, or `results`, where every engine says the same",
        });
    }
    let other = match (&snippet.stdout, &snippet.stderr, &snippet.raises) {
        (Some(_), ..) => "stdout",
        (None, _, Some(_)) => "raises",
        (None, Some(_), None) => "stderr",
        (None, None, None) => return None,
    };
    if snippet.not_run.is_some() {
        return Some(Conflict {
            one: "not_run",
            other,
            label: "nothing proves this",
            help: "delete one of them: let the example run, or say in the answer what it would do",
        });
    }
    // What Python writes when a session is over has no statement to stand below.
    (snippet.kind() == Kind::Pycon && other != "stderr").then_some(Conflict {
        one: "language",
        other,
        label: "a session shows this among its own lines",
        help: "write it into the session, below the statement that makes it, and delete this key",
    })
}
