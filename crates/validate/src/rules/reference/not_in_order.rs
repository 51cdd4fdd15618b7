//! `ref/not-in-order`

use crate::collection::{QuestionFile, TopicFile};
use crate::wording::list;
use deckle_content::{ReadingOrder, edit};
use deckle_diagnostics::{Applicability, Diagnostic};
use std::collections::HashMap;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an `after` that the reading order cannot follow: the topic's `order` names the question already, or
    /// questions stand after one another in a circle.
    ///
    /// ## Why
    /// The guide and the decks follow the reading order, so a question has one place in it.
    ///
    /// ## Example
    /// ```yaml
    /// # set.yaml
    /// after: dict
    /// # dict.yaml
    /// after: set
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// # set.yaml
    /// after: dict
    /// ```
    pub(crate) RULE = "ref/not-in-order" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Reports places that cannot be followed; a circle is reported once.
pub(crate) fn check(topic: &TopicFile<'_>, questions: &[&QuestionFile<'_>], out: &mut Vec<Diagnostic>) {
    let Some(typed) = topic.topic else { return };
    let after: HashMap<&str, Option<&str>> = questions
        .iter()
        .map(|file| {
            (
                file.key.id.as_str(),
                file.question.and_then(|typed| typed.after.as_deref()),
            )
        })
        .collect();
    let order = ReadingOrder::new(&typed.order, after.iter().map(|(id, after)| (*id, *after)));
    for question in questions {
        let id = question.key.id.as_str();
        if after.get(id).copied().flatten().is_none() {
            continue;
        }
        let document = question.document;
        let span = document.span("/after");
        if typed.order.iter().any(|listed| listed == id) {
            let message = format!("the topic's reading order names `{id}` already, so its `after` is not followed");
            let found = RULE
                .at(&document.file, span, message)
                .label("not followed")
                .help(format!(
                    "delete this line, or the line of `{id}` in {}",
                    topic.document.file.path()
                ));
            out.push(match edit::remove_entry(document, "after") {
                Some(edit) => found.fix("delete the line", Applicability::Suggested, vec![edit]),
                None => found,
            });
        } else if order.circular.contains(&id) {
            let circle = circle(id, &after);
            // Of those in the circle one is enough; a question after itself is reported as unknown.
            if circle.len() > 1 && circle.iter().min() == Some(&id) {
                let message = format!("{} stand after one another in a circle", list(circle, "and"));
                out.push(
                    RULE.at(&document.file, span, message)
                        .label("leads back to this question")
                        .help("delete `after` in one of them: it then comes last, or name another question there"),
                );
            }
        }
    }
}

/// Returns the questions through which a question's place leads back to it; none if it does not.
fn circle<'a>(id: &'a str, after: &HashMap<&'a str, Option<&'a str>>) -> Vec<&'a str> {
    let mut out = vec![id];
    let mut at = id;
    while let Some(next) = after.get(at).copied().flatten() {
        if next == id {
            return out;
        }
        if out.contains(&next) {
            break;
        }
        out.push(next);
        at = next;
    }
    Vec::new()
}
