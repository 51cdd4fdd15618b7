//! One example as HTML: the code with what is known about it, and its output.

use deckle_content::edition::Verdict;
use deckle_content::pattern::{Piece, pieces, sample};
use deckle_content::question::Kind;
use deckle_content::{Snippet, Topic, edition::Proof};
use deckle_markup::{code_to_html, escape_html};

/// Tells whether a card may ask what the example prints: it was proven, and the page holds all that decides the output.
pub(crate) fn can_be_asked(topic: &Topic, snippet: &Snippet, proof: &Proof) -> bool {
    let output = snippet.stdout.as_deref().unwrap_or_default();
    let speaks = !output.trim().is_empty() || snippet.raises.is_some();
    let varies = pieces(output).iter().any(|piece| matches!(piece, Piece::Varies(_)));
    // A session shows its output in the code; hidden preparation could not be known.
    let complete = match snippet.kind() {
        Kind::Python => snippet.setup.is_none(),
        Kind::Sql => snippet.setup.is_none() && topic.sql_setup.is_none(),
        Kind::Pycon | Kind::Shown => false,
    };
    proof.is_proven() && speaks && !varies && complete
}

/// Renders the title, the code, and a mark if nothing proved it.
pub(crate) fn code(topic: &Topic, snippet: &Snippet, proof: &Proof) -> String {
    let mut out = String::from("<div class=\"code\">");
    let language = (snippet.language != topic.language).then(|| escape_html(&snippet.language));
    let title = snippet.title.as_deref().map(escape_html);
    match (title, language) {
        (Some(title), Some(language)) if title.to_lowercase() != language => {
            out.push_str(&format!("<p class=\"title\">{title} <span class=\"language\">({language})</span></p>"));
        }
        (Some(text), _) | (None, Some(text)) => out.push_str(&format!("<p class=\"title\">{text}</p>")),
        (None, None) => {}
    }
    out.push_str("<pre><code>");
    out.push_str(&code_to_html(&snippet.language, &snippet.code));
    out.push_str("</code></pre>");
    if let Some(mark) = unproven(proof) {
        out.push_str(&format!("<p class=\"unproven\">{}</p>", escape_html(&mark)));
    }
    out.push_str("</div>");
    out
}

/// Renders what the example prints and how it ends; empty if it does neither.
pub(crate) fn output(snippet: &Snippet, proof: &Proof) -> String {
    let printed = snippet.stdout.as_deref().map(sample).filter(|text| !text.trim().is_empty());
    if printed.is_none() && snippet.raises.is_none() {
        return String::new();
    }
    let mut out = String::from("<div class=\"output\">");
    if let Some(text) = printed {
        let label = if proof.is_proven() { "Output" } else { "Output, not checked" };
        out.push_str(&format!("<p class=\"label\">{label}</p><pre>{}</pre>", escape_html(&text)));
    }
    if let Some(exception) = &snippet.raises {
        out.push_str(&format!("<p class=\"raises\">It ends in <code>{}</code></p>", escape_html(exception)));
    }
    out.push_str("</div>");
    out
}

/// Returns the sentence that marks an example which nothing proved.
fn unproven(proof: &Proof) -> Option<String> {
    let reason = proof.unproven_reason()?;
    let label = match proof.deciding().map(|run| &run.verdict) {
        Some(Verdict::Failed { .. }) => "Failed when it was run".to_owned(),
        Some(Verdict::TimedOut) => "Did not finish".to_owned(),
        Some(Verdict::NotRun { checked: Some(how), .. }) => format!("Not run, only {how}"),
        _ => "Not run".to_owned(),
    };
    Some(format!("{label}: {reason}"))
}
