//! `id/vanished`

use crate::collection::{Keys, TopicFile};
use deckle_content::Key;
use deckle_diagnostics::{Diagnostic, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a question that was released and is gone: no file, no `formerly`, no entry in `retired`.
    ///
    /// ## Why
    /// Learners have its card. A renamed question says so in `formerly`, so that they keep their progress; a withdrawn one
    /// stands in `retired` with a sentence for them.
    ///
    /// ## Example
    /// ```text
    /// git mv content/python/raise-from.yaml content/python/exception-chaining.yaml
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// # in content/python/exception-chaining.yaml
    /// formerly: [python/raise-from]
    /// ```
    pub(crate) RULE = "id/vanished" { severity: Error, since: "0.1.0" }
}

/// Reports released keys that nothing accounts for.
pub(crate) fn check(released: &[Key], topics: &[TopicFile<'_>], keys: &Keys<'_>, out: &mut Vec<Diagnostic>) {
    for key in released {
        let topic = topics.iter().find(|topic| topic.id == key.topic);
        let retired = topic.is_some_and(|topic| {
            let entry = topic.document.root.entry("retired");
            entry.is_some_and(|retired| retired.node.entry(&key.id).is_some())
        });
        if retired || keys.contains(key) || keys.renamed(key).is_some() {
            continue;
        }
        let message = format!("the question `{key}` was released and is gone");
        let help = format!(
            "if it was renamed, add `formerly: [{key}]` to the new file; if it was withdrawn, name it in `retired` of its topic"
        );
        out.push(match topic {
            Some(topic) => {
                let order = topic.document.root.entry("order").and_then(|order| order.key);
                let span = order.map_or(Span::point(0), |key| key.span);
                RULE.at(&topic.document.file, span, message)
                    .label(format!("`{}` was here", key.id))
                    .help(help)
            }
            None => RULE
                .about(format!("content/{}/{}.yaml", key.topic, key.id), message)
                .help(help),
        });
    }
}
