//! `ref/not-in-order`

use crate::collection::{Keys, TopicFile};
use deckle_content::tree::Style;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};
use std::collections::HashSet;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a question that its topic's reading order does not name.
    ///
    /// ## Why
    /// The order is what the guide and the decks follow: a question that is not in it would have no place.
    ///
    /// ## Example
    /// ```yaml
    /// order:
    ///   - dict
    /// # and there is a file set.yaml
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// order:
    ///   - dict
    ///   - set
    /// ```
    pub(crate) RULE = "ref/not-in-order" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Reports the questions that a reading order does not name, together: they are one mistake in one list.
pub(crate) fn check(topic: &TopicFile<'_>, keys: &Keys<'_>, out: &mut Vec<Diagnostic>) {
    let Some(typed) = topic.topic else { return };
    let named = typed.order.iter().map(String::as_str).collect::<HashSet<_>>();
    let file = &topic.document.file;
    let Some(order) = topic.document.root.entry("order") else {
        return;
    };
    let place = order.key.map_or(order.node.span, |key| key.span);
    for id in keys.of_topic(topic.id).filter(|id| !named.contains(id)) {
        let found = RULE
            .at(file, place, format!("the reading order does not name `{id}`"))
            .label(format!("has no `{id}`"))
            .help(format!(
                "add `- {id}` where readers should meet content/{}/{id}.yaml",
                topic.id
            ));
        let last = order.node.items().last().filter(|_| order.node.style == Style::Block);
        out.push(match last {
            Some(last) => {
                let line = file.position(last.span.start).line;
                let start = file.line(line).map_or(last.span.start, |line| line.start);
                let dash = file.slice(Span::new(start, last.span.start)).to_owned();
                let edit = Edit {
                    span: Span::point(last.span.end),
                    replacement: format!("\n{dash}{id}"),
                };
                found.fix("add it at the end", Applicability::Suggested, vec![edit])
            }
            None => found,
        });
    }
}
