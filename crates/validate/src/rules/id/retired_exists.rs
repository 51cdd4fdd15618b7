//! `id/retired-exists`

use crate::collection::{Keys, TopicFile};
use deckle_content::Key;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a retired question whose file is still there.
    ///
    /// ## Why
    /// Learners would be told that the card is withdrawn, and get it again.
    ///
    /// ## Example
    /// ```yaml
    /// retired:
    ///   distutils: Removed from Python in 3.12.
    /// # and there is a file distutils.yaml
    /// ```
    ///
    /// ## Instead
    /// Delete the file, or the entry of `retired`.
    pub(crate) RULE = "id/retired-exists" { severity: Error, since: "0.1.0" }
}

/// Reports retired questions that exist.
pub(crate) fn check(topic: &TopicFile<'_>, keys: &Keys<'_>, out: &mut Vec<Diagnostic>) {
    let Some(retired) = topic.document.root.entry("retired") else {
        return;
    };
    for (key, _) in retired.node.entries() {
        if keys.contains(&Key::new(topic.id, key.text.as_str())) {
            let message = format!("`{}` is retired, but its file is still there", key.text);
            out.push(
                RULE.at(&topic.document.file, key.span, message)
                    .label("retired here")
                    .help(format!("delete content/{}/{}.yaml, or this entry", topic.id, key.text)),
            );
        }
    }
}
