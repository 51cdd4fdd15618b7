//! One example as plain text: the code with what is known about it, and its output.

use crate::plain::inlines;
use deckle_content::Snippet;
use deckle_content::pattern::sample;
use deckle_content::publication::{Proof, Verdict};
use deckle_export_anki::TextNote;
use deckle_markup::{language_name, parse_inline};

/// The examples of a note, spread over cells like over the fields of a card.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Examples {
    /// Those before the one in `code`, with their output.
    pub(crate) before: String,
    /// The one that the output card asks about; else the first, with its output.
    pub(crate) code: String,
    /// What the example in `code` prints; empty if no card asks for it.
    pub(crate) output: String,
    /// Those after the one in `code`, with their output.
    pub(crate) after: String,
}

impl Examples {
    /// Writes the examples of a note.
    pub(crate) fn of(note: &TextNote<'_>) -> Self {
        let lead = note.asked.unwrap_or(0);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let mut out = Examples::default();
        for (at, (snippet, proof)) in note.question.examples().enumerate() {
            let code = code(&note.topic.topic.language, snippet, proof);
            let output = output(snippet);
            if at == lead && note.asked.is_some() {
                (out.code, out.output) = (code, output);
                continue;
            }
            let whole = whole(code, &output, proof);
            match at.cmp(&lead) {
                std::cmp::Ordering::Less => before.push(whole),
                std::cmp::Ordering::Equal => out.code = whole,
                std::cmp::Ordering::Greater => after.push(whole),
            }
        }
        out.before = before.join("\n\n");
        out.after = after.join("\n\n");
        out
    }
}

/// Writes the title, the code, and a line if nothing proved it.
fn code(language: &str, snippet: &Snippet, proof: &Proof) -> String {
    let mut lines = Vec::new();
    let named = (snippet.language != language).then(|| language_name(&snippet.language));
    match (
        snippet.title.as_deref().map(|title| inlines(&parse_inline(title))),
        named,
    ) {
        (Some(title), Some(named)) if !title.eq_ignore_ascii_case(named) => lines.push(format!("{title} ({named})")),
        (Some(title), _) => lines.push(title),
        (None, named) => lines.extend(named.map(str::to_owned)),
    }
    lines.push(snippet.code.trim_end().to_owned());
    if let Some(reason) = proof.unproven_reason() {
        lines.push(format!("{}: {reason}", standing(proof)));
    }
    if !proof.sandboxed() {
        lines.push("It was not sandboxed when it was run.".to_owned());
    }
    lines.join("\n")
}

/// Says how an example stands that nothing proved.
fn standing(proof: &Proof) -> String {
    match proof.deciding().map(|run| &run.verdict) {
        Some(Verdict::Failed { .. }) => "Failed when it was run".to_owned(),
        Some(Verdict::TimedOut) => "Did not finish".to_owned(),
        Some(Verdict::NotRun { checked: Some(how), .. }) => format!("Not run, only {how}"),
        _ => "Not run".to_owned(),
    }
}

/// Writes what an example prints, what it writes to standard error, and how it ends.
fn output(snippet: &Snippet) -> String {
    let text = |text: Option<&str>| {
        let text = text.map(|text| sample(text).trim_end().to_owned());
        text.filter(|text| !text.trim().is_empty())
    };
    let printed = text(snippet.stdout.as_deref());
    let errors = text(snippet.stderr.as_deref()).map(|text| format!("Standard error:\n{text}"));
    let raised = snippet
        .raises
        .as_ref()
        .map(|exception| format!("It ends in {exception}"));
    printed
        .into_iter()
        .chain(errors)
        .chain(raised)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Puts code and output into one cell.
fn whole(code: String, output: &str, proof: &Proof) -> String {
    if output.is_empty() {
        return code;
    }
    let label = if proof.is_proven() {
        "Output"
    } else {
        "Output, not checked"
    };
    format!("{code}\n{label}:\n{output}")
}
