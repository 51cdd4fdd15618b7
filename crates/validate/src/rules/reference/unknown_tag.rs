//! `ref/unknown-tag`

use super::AMBIGUOUS_WORD;
use crate::collection::{QuestionFile, TopicFile};
use crate::wording::{list, nearest};
use deckle_content::key::is_slug;
use deckle_diagnostics::{Applicability, Diagnostic, Edit};
use std::collections::BTreeSet;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a tag that is not in the vocabulary of the question's topic.
    ///
    /// ## Why
    /// Readers select by tags. `test`, `tests` and `testing` would be three selections of one thing.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [tests]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [testing]
    /// ```
    pub(crate) RULE = "ref/unknown-tag" { severity: Error, since: "0.1.0", fix: Some(Suggested), supersedes: AMBIGUOUS_WORD }
}

/// Tags that a message lists.
const MAX_TAGS_LISTED: usize = 40;

/// Reports tags of a question that its topic does not know.
///
/// Both are read off the trees, so that a mistake elsewhere in one of the two files hides none here.
pub(crate) fn check(question: &QuestionFile<'_>, topic: &TopicFile<'_>, out: &mut Vec<Diagnostic>) {
    let own = topic.document.root.entry("tags").map(|tags| tags.node.entries());
    let Some(own) = own.filter(|own| !own.is_empty()) else {
        return;
    };
    let own = own.iter().map(|(key, _)| key.text.as_str()).collect::<BTreeSet<_>>();
    let file = &question.document.file;
    let tags = question.document.root.entry("tags").map(|tags| tags.node.items());
    // What is no tag at all is the schema's to report.
    let tags = tags.unwrap_or_default().iter();
    let tags = tags
        .filter_map(|node| Some((node.as_str()?, node)))
        .filter(|(tag, _)| is_slug(tag))
        .collect::<Vec<_>>();
    for (at, (tag, node)) in tags.iter().enumerate() {
        // One that is listed twice is reported once.
        if own.contains(tag) || tags.iter().take(at).any(|(other, _)| other == tag) {
            continue;
        }
        let span = node.head(file);
        let message = format!("the topic `{}` has no tag `{tag}`", topic.id);
        let found = RULE.at(file, span, message);
        let used = |tag: &&str| tags.iter().any(|(used, _)| used == tag);
        let free = own.iter().copied().filter(|tag| !used(tag));
        out.push(match nearest(tag, free) {
            Some(other) => found.label(format!("did you mean `{other}`?")).fix(
                format!("write `{other}`"),
                Applicability::Suggested,
                vec![Edit {
                    span,
                    replacement: other.to_owned(),
                }],
            ),
            None => found.label("not in the topic's vocabulary").help(format!(
                "the tags are {}; a new one is added in {}",
                list(own.iter().copied().take(MAX_TAGS_LISTED), "and"),
                topic.document.file.path()
            )),
        });
    }
}
