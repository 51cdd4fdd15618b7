//! `ref/unknown-question`

use super::AMBIGUOUS_WORD;
use crate::collection::{Keys, QuestionFile, TopicFile};
use crate::wording::nearest;
use deckle_content::{Document, Key};
use deckle_diagnostics::{Applicability, Diagnostic, Edit};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a related question, a question that another one stands after, or an entry of a topic's reading order that
    /// does not exist.
    ///
    /// ## Why
    /// It would become a link to nowhere, or a gap in the guide.
    ///
    /// ## Example
    /// ```yaml
    /// related: [decorator]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// related: [decorators]
    /// ```
    pub(crate) RULE = "ref/unknown-question" { severity: Error, since: "0.1.0", fix: Some(Suggested), supersedes: AMBIGUOUS_WORD }
}

/// Reports related questions and places that do not exist, and a question that is related to itself or stands after itself.
pub(crate) fn check(question: &QuestionFile<'_>, keys: &Keys<'_>, out: &mut Vec<Diagnostic>) {
    let Some(typed) = question.question else { return };
    if let Some(after) = &typed.after {
        let key = Key::new(question.key.topic.as_str(), after.as_str());
        if key == *question.key {
            out.push(itself(question, "/after", "this question stands after itself"));
        } else if !keys.contains(&key) {
            out.extend(unknown(question.document, "/after", after, &key, keys));
        }
    }
    for (at, entry) in typed.related.iter().enumerate() {
        let key = Key::resolve(&question.key.topic, entry);
        let pointer = format!("/related/{at}");
        if key == *question.key {
            out.push(itself(question, &pointer, "this question is related to itself"));
        } else if !keys.contains(&key) {
            out.extend(unknown(question.document, &pointer, entry, &key, keys));
        }
    }
}

fn itself(question: &QuestionFile<'_>, pointer: &str, message: &str) -> Diagnostic {
    let document = question.document;
    RULE.at(&document.file, document.span(pointer), message)
        .label("its own id")
        .help("delete it, or name another question")
}

/// Reports entries of a reading order that do not exist.
pub(crate) fn check_order(topic: &TopicFile<'_>, keys: &Keys<'_>, out: &mut Vec<Diagnostic>) {
    let Some(typed) = topic.topic else { return };
    for (at, id) in typed.order.iter().enumerate() {
        let key = Key::new(topic.id, id.as_str());
        if !keys.contains(&key) {
            out.extend(unknown(topic.document, &format!("/order/{at}"), id, &key, keys));
        }
    }
}

fn unknown(document: &Document, pointer: &str, entry: &str, key: &Key, keys: &Keys<'_>) -> Option<Diagnostic> {
    let span = document.root.at(pointer)?.node.span;
    let found = RULE.at(&document.file, span, format!("there is no question `{entry}`"));
    if let Some(now) = keys.renamed(key) {
        let replacement = if now.topic == key.topic && !entry.contains('/') {
            now.id.clone()
        } else {
            now.to_string()
        };
        return Some(found.label(format!("it is now called `{replacement}`")).fix(
            format!("write `{replacement}`"),
            Applicability::Suggested,
            vec![Edit { span, replacement }],
        ));
    }
    Some(match nearest(&key.id, keys.of_topic(&key.topic)) {
        Some(other) => {
            let replacement = match entry.split_once('/') {
                Some((topic, _)) => format!("{topic}/{other}"),
                None => other.to_owned(),
            };
            found.label(format!("did you mean `{replacement}`?")).fix(
                format!("write `{replacement}`"),
                Applicability::Suggested,
                vec![Edit { span, replacement }],
            )
        }
        None => found
            .label(format!("no file content/{}/{}.yaml", key.topic, key.id))
            .help("name a file of the topic without `.yaml`, or `topic/id` for one of another topic"),
    })
}
