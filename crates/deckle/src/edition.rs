//! Puts together what is published: the questions in reading order, each with what was proven about it.

use crate::collection::{Collection, Question};
use crate::examples::Proven;
use deckle_content::Edition;
use deckle_content::edition::{Proof, ProvenQuestion, TopicEdition};
use std::collections::HashMap;

/// What the collection says about itself.
pub(crate) struct About {
    /// The collection's title.
    pub(crate) title: String,
    /// One or two sentences.
    pub(crate) description: String,
    /// The content's version.
    pub(crate) version: String,
    /// Where its source can be read.
    pub(crate) source_url: Option<String>,
}

/// Makes the edition. Questions that do not fit their schema are not part of it; the check has said so.
pub(crate) fn make(collection: &Collection, about: About, proven: &Proven) -> Edition {
    let topics = collection
        .topics
        .iter()
        .filter_map(|topic| {
            let typed = topic.typed.clone()?;
            let by_id: HashMap<&str, &Question> =
                topic.questions.iter().map(|question| (question.key.id.as_str(), question)).collect();
            let questions = typed
                .order
                .iter()
                .enumerate()
                .filter_map(|(at, id)| {
                    let question = *by_id.get(id.as_str())?;
                    let typed = question.typed.clone()?;
                    let mut proofs = proven.proofs.get(&question.key).cloned().unwrap_or_default();
                    // An example without a result is unproven, never proven by absence.
                    proofs.resize(typed.snippets.len(), Proof::not_run("It was not run.", None));
                    Some(ProvenQuestion { key: question.key.clone(), number: at + 1, question: typed, proofs })
                })
                .collect();
            Some(TopicEdition { id: topic.id.clone(), topic: typed, questions })
        })
        .collect();
    Edition {
        title: about.title,
        description: about.description,
        version: about.version,
        source_url: about.source_url.map(|url| url.trim_end_matches('/').to_owned()),
        interpreters: proven.interpreters.clone(),
        topics,
    }
}

/// Returns what the collection says about itself.
pub(crate) fn about(collection: &Collection) -> About {
    let _ = collection;
    About {
        title: "Interview".to_owned(),
        description: String::new(),
        version: "0.1.0".to_owned(),
        source_url: None,
    }
}
