//! `schema/enum`

use crate::rules::text::smart_quotes;
use crate::schema::Fault;
use crate::wording::{list, nearest};
use deckle_content::Engine;
use deckle_diagnostics::{Applicability, Diagnostic, Edit};
use serde_json::Value;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a value that is not one of those that its key allows.
    ///
    /// ## Why
    /// Exports sort and group by these values; a new one would have no place.
    ///
    /// ## Example
    /// ```yaml
    /// level: middle
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// level: mid
    /// ```
    pub(crate) RULE = "schema/enum" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Words that other collections have for a choice of this format.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("advanced", "senior"),
    ("basic", "junior"),
    ("beginner", "junior"),
    ("easy", "junior"),
    ("entry", "junior"),
    ("hard", "senior"),
    ("intermediate", "mid"),
    ("medium", "mid"),
    ("middle", "mid"),
    ("normal", "mid"),
];

/// Reports a value that is no choice.
pub(crate) fn check(fault: &Fault<'_>, options: &Value) -> Diagnostic {
    let options = options
        .as_array()
        .map(|all| all.iter().filter_map(Value::as_str).collect::<Vec<_>>())
        .unwrap_or_default();
    let choices = list(options.iter().copied(), "or");
    let message = format!("{} must be {choices}", fault.name());
    let found = RULE.at(fault.file(), fault.place(), message);
    let node = fault.found.node;
    let text = node.as_str().map(smart_quotes::without);
    // Engines have names that no typing mistake makes of one another.
    let engine = text.and_then(Engine::by_alias).map(Engine::key);
    let engine = engine.filter(|engine| options.contains(engine));
    let other_word = |text: &str| {
        let text = text.to_lowercase();
        let mut all = OTHER_WORDS.iter().filter(|(word, _)| *word == text);
        all.find_map(|(_, choice)| options.iter().find(|option| *option == choice))
            .copied()
    };
    let known = engine.or_else(|| text.and_then(other_word));
    match known.or_else(|| text.and_then(|text| nearest(text, options.iter().copied()))) {
        Some(other) => found.label(format!("did you mean `{other}`?")).fix(
            format!("write `{other}`"),
            Applicability::Suggested,
            vec![Edit {
                span: node.span,
                replacement: other.to_owned(),
            }],
        ),
        None => found
            .label("none of them")
            .help(fault.description().unwrap_or("choose one of them")),
    }
}
