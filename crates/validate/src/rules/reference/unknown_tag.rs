//! `ref/unknown-tag`

use crate::collection::{QuestionFile, TopicFile};
use crate::words::{list, nearest};
use deckle_diagnostics::{Applicability, Diagnostic, Edit};

rule! {
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
    "ref/unknown-tag", Error, Suggested, firm
}

/// Tags that a message lists.
const MOST: usize = 40;

/// Reports tags of a question that its topic does not know.
pub(crate) fn check(question: &QuestionFile<'_>, topic: &TopicFile<'_>, out: &mut Vec<Diagnostic>) {
    let (Some(typed), Some(own)) = (question.question, topic.topic) else {
        return;
    };
    let file = &question.document.file;
    for (at, tag) in typed.tags.iter().enumerate() {
        if own.tags.contains_key(tag) {
            continue;
        }
        let span = question.document.span(&format!("/tags/{at}"));
        let message = format!("the topic `{}` has no tag `{tag}`", topic.id);
        let found = Diagnostic::error(RULE.code, file, span, message);
        let free = own
            .tags
            .keys()
            .filter(|tag| !typed.tags.contains(tag))
            .map(String::as_str);
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
                list(own.tags.keys().map(String::as_str).take(MOST), "and"),
                topic.document.file.path()
            )),
        });
    }
}
