//! `id/formerly-taken`

use crate::collection::{Keys, QuestionFile, TopicFile};
use deckle_content::Key;
use deckle_diagnostics::Diagnostic;
use std::collections::HashMap;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a key in `formerly` that is a question's own, that two questions claim, or that was retired.
    ///
    /// ## Why
    /// A learner's progress on the former key goes to the question that claims it. It cannot go to two.
    ///
    /// ## Example
    /// ```yaml
    /// formerly: [python/dict]   # and there is a file content/python/dict.yaml
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// formerly: [python/dictionaries]
    /// ```
    pub(crate) RULE = "id/formerly-taken" { severity: Error, since: "0.1.0" }
}

/// Reports former keys that are not free.
pub(crate) fn check(
    questions: &[QuestionFile<'_>],
    topics: &[TopicFile<'_>],
    keys: &Keys<'_>,
    out: &mut Vec<Diagnostic>,
) {
    let mut claimed: HashMap<&str, (usize, usize)> = HashMap::new();
    for (index, question) in questions.iter().enumerate() {
        for (at, former) in question.question.iter().flat_map(|typed| &typed.formerly).enumerate() {
            let file = &question.document.file;
            let span = question.document.span(&format!("/formerly/{at}"));
            let say = |message: String| RULE.at(file, span, message);
            let key = former.parse::<Key>().ok();
            let retired = key.as_ref().and_then(|key| {
                let topic = topics.iter().find(|topic| topic.id == key.topic)?;
                let entry = topic.document.root.entry("retired")?.node.entry(&key.id)?;
                Some((topic, entry.key?.span))
            });
            if key.as_ref() == Some(question.key) {
                out.push(
                    say(format!("`{former}` is this question's own key"))
                        .label("not a former one")
                        .help("delete it"),
                );
            } else if key.is_some_and(|key| keys.contains(&key)) {
                out.push(
                    say(format!("`{former}` is the key of another question"))
                        .label("still in use")
                        .help("a former key must be free: rename the other question, or delete this entry"),
                );
            } else if let Some((topic, place)) = retired {
                out.push(
                    say(format!("`{former}` was retired"))
                        .label("claimed here")
                        .also_in(&topic.document.file, place, "retired here")
                        .help("delete one of the two"),
                );
            } else if let Some(&(other, place)) = claimed.get(former.as_str()) {
                let other = &questions[other];
                let first = other.document.span(&format!("/formerly/{place}"));
                out.push(
                    say(format!("two questions were formerly `{former}`"))
                        .label("claimed again")
                        .also_in(&other.document.file, first, "claimed first")
                        .help("leave it with the one that continues the question"),
                );
            } else {
                claimed.insert(former, (index, at));
            }
        }
    }
}
