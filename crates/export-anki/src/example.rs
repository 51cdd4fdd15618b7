//! One example as HTML: the code with what is known about it, and its output.

use deckle_content::pattern::{Piece, pieces, sample};
use deckle_content::publication::Verdict;
use deckle_content::question::Kind;
use deckle_content::{Snippet, Topic, publication::Proof};
use deckle_markup::{code_to_html, escape_html, inlines_to_html, language_name, parse_inline};
use std::fmt::Write as _;

/// Tells whether a card may ask what the example prints: it was proven, and the page holds all that decides the output.
pub(crate) fn can_be_asked(topic: &Topic, snippet: &Snippet, proof: &Proof) -> bool {
    let output = snippet.stdout.as_deref().unwrap_or_default();
    let errors = snippet.stderr.as_deref().unwrap_or_default();
    let speaks = [output, errors].iter().any(|text| !text.trim().is_empty()) || snippet.raises.is_some();
    let varies = [output, errors]
        .into_iter()
        .flat_map(pieces)
        .any(|piece| matches!(piece, Piece::Varies(_)));
    // A session shows its output in the code; hidden preparation could not be known.
    let complete = match snippet.kind() {
        Kind::Python | Kind::JavaScript => snippet.setup.is_none(),
        Kind::Sql => {
            let has_sample = topic.sample.is_some() && snippet.sample != Some(false);
            snippet.setup.is_none() && topic.sql_setup.is_none() && !has_sample
        }
        Kind::Pycon | Kind::Shown => false,
    };
    proof.is_proven() && speaks && !varies && complete
}

/// Renders the title, the code, and a mark if nothing proved it.
pub(crate) fn code(topic: &Topic, snippet: &Snippet, proof: &Proof) -> String {
    let mut out = String::from("<div class=\"code\">");
    if let Some(title) = title(topic, snippet) {
        let _ = write!(out, "<p class=\"title\" dir=\"auto\">{title}</p>");
    }
    let _ = write!(
        out,
        "<pre><code>{}</code></pre>",
        code_to_html(&snippet.language, &snippet.code)
    );
    if let Some((label, reason)) = unproven(proof) {
        let (label, reason) = (escape_html(&label), escape_html(reason));
        let _ = write!(out, "<p class=\"unproven\">{label}: <bdi>{reason}</bdi></p>");
    }
    if !proof.sandboxed() {
        out.push_str("<p class=\"unproven\">It was not sandboxed when it was run.</p>");
    }
    out.push_str("</div>");
    out
}

/// Renders the words above an example: its title, and its language if that is not the topic's.
fn title(topic: &Topic, snippet: &Snippet) -> Option<String> {
    let language = (snippet.language != topic.language).then(|| escape_html(language_name(&snippet.language)));
    let title = snippet
        .title
        .as_deref()
        .map(|title| inlines_to_html(&parse_inline(title)));
    match (title, language) {
        (Some(title), Some(language)) if !title.eq_ignore_ascii_case(&language) => {
            Some(format!("{title} <span class=\"language\">({language})</span>"))
        }
        (title, language) => title.or(language),
    }
}

/// Renders what the example prints and how it ends; empty if it does neither.
pub(crate) fn output(snippet: &Snippet, proof: &Proof) -> String {
    let outputs = [("Output", &snippet.stdout), ("Standard error", &snippet.stderr)];
    let written = outputs.map(|(label, text)| {
        let text = text.as_deref().map(sample);
        Some(label).zip(text.filter(|text| !text.trim().is_empty()))
    });
    if written.iter().all(Option::is_none) && snippet.raises.is_none() {
        return String::new();
    }
    let mut out = String::from("<div class=\"output\">");
    let unchecked = if proof.is_proven() { "" } else { ", not checked" };
    for (label, text) in written.into_iter().flatten() {
        let text = escape_html(&text);
        let _ = write!(out, "<p class=\"label\">{label}{unchecked}</p><pre>{text}</pre>");
    }
    if let Some(exception) = &snippet.raises {
        let _ = write!(
            out,
            "<p class=\"raises\">It ends in <code>{}</code></p>",
            escape_html(exception)
        );
    }
    out.push_str("</div>");
    out
}

/// Returns how an example stands that nothing proved, and why.
fn unproven(proof: &Proof) -> Option<(String, &str)> {
    let reason = proof.unproven_reason()?;
    let label = match proof.deciding().map(|run| &run.verdict) {
        Some(Verdict::Failed { .. }) => "Failed when it was run".to_owned(),
        Some(Verdict::TimedOut) => "Did not finish".to_owned(),
        Some(Verdict::NotRun { checked: Some(how), .. }) => format!("Not run, only {how}"),
        _ => "Not run".to_owned(),
    };
    Some((label, reason))
}
