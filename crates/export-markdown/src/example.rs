//! One example: its title, its code, what is known about it, and what it prints.

use crate::fence::{code, fenced};
use crate::write::{inlines, literal};
use deckle_content::Snippet;
use deckle_content::pattern::sample;
use deckle_content::publication::{Proof, Verdict};
use deckle_markup::parse_inline;

/// Writes an example as blocks, each ended by a line feed and apart from the next by a blank line.
pub(crate) fn blocks(snippet: &Snippet, proof: &Proof) -> Vec<String> {
    let mut blocks = Vec::new();
    if let Some(title) = &snippet.title {
        blocks.push(format!("Example: {}\n", inlines(&parse_inline(title))));
    }
    blocks.push(fenced(&snippet.language, &snippet.code));
    if let Some(reason) = proof.unproven_reason() {
        blocks.push(format!(
            "*{}:* {}\n",
            standing(proof),
            literal(&reason.replace('\n', " "))
        ));
    }
    if !proof.sandboxed() {
        blocks.push("*It was not sandboxed when it was run.*\n".to_owned());
    }
    let unchecked = if proof.is_proven() { "" } else { ", not checked" };
    for (label, text) in [("Output", &snippet.stdout), ("Standard error", &snippet.stderr)] {
        let text = text.as_deref().map(sample);
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            blocks.push(format!("{label}{unchecked}:\n"));
            blocks.push(fenced("text", &text));
        }
    }
    if let Some(exception) = &snippet.raises {
        blocks.push(format!("It ends in {}\n", code(exception)));
    }
    blocks
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
