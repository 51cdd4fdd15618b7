//! Puts together what is published: the questions in reading order, each with what was proven about it.

use crate::analysis::Question;
use crate::results::ExampleResults;
use crate::workspace::Workspace;
use deckle_content::publication::{Proof, ProvenQuestion, Selection, TopicEdition};
use deckle_content::question::Kind;
use deckle_content::{Publication, ReadingOrder, outcome, session};
use std::collections::HashMap;
use std::sync::Arc;

impl Workspace {
    /// Says, in a sentence each, which questions of a selection are not part of the publication, because their own file or their
    /// topic's cannot be read as one. Of such a question only the key is known, so tags and levels do not count.
    pub fn left_out(&self, chosen: &Selection) -> Vec<String> {
        let mut out = Vec::new();
        for topic in &self.collection().topics {
            let asked = |question: &&Arc<Question>| chosen.may_hold(&question.key);
            let broken = |question: &&Arc<Question>| question.typed.is_none();
            let questions = topic.questions.iter().filter(asked);
            match topic.typed() {
                None if questions.clone().next().is_some() => out.push(format!(
                    "the topic `{}` is left out: `{}` has mistakes",
                    topic.id,
                    topic.path()
                )),
                None => {}
                Some(_) => {
                    out.extend(
                        questions.filter(broken).map(|question| {
                            format!("the question `{}` is left out: its file has mistakes", question.key)
                        }),
                    );
                }
            }
        }
        out
    }

    /// Puts together what is published. Questions that do not fit their schema are not part of it; the check has said so.
    pub fn publication(&self, results: &ExampleResults) -> Publication {
        let topics = self
            .collection()
            .topics
            .iter()
            .filter_map(|topic| {
                let own = topic.typed()?;
                let questions = topic.questions.iter();
                let by_id: HashMap<&str, &Question> = questions.map(|question| (question.id(), &**question)).collect();
                let places = topic.questions.iter().map(|question| (question.id(), question.after()));
                // Files with mistakes have their place too, so that the numbers of the others do not depend on them.
                let order = ReadingOrder::new(&own.order, places);
                let questions = order
                    .ids
                    .iter()
                    .enumerate()
                    .filter_map(|(at, id)| {
                        let question = *by_id.get(id)?;
                        let mut typed = question.typed.clone()?;
                        typed.snippets.iter_mut().for_each(|snippet| own.claim(snippet));
                        for snippet in typed
                            .snippets
                            .iter_mut()
                            .filter(|snippet| snippet.kind() == Kind::Pycon)
                        {
                            snippet.code = session::shown(&snippet.code);
                        }
                        let mut proofs = results.proofs.get(&question.key).cloned().unwrap_or_default();
                        // An example without a result is unproven, never proven by absence.
                        proofs.resize(typed.snippets.len(), Proof::not_run("It was not run.", None));
                        for (snippet, proof) in typed.snippets.iter_mut().zip(&proofs) {
                            // Readers see each result with its engines; the errors are part of it.
                            if let Some(text) = outcome::as_text(snippet, proof) {
                                snippet.stdout = Some(text);
                                snippet.raises = None;
                            }
                        }
                        Some(ProvenQuestion {
                            key: question.key.clone(),
                            number: at + 1,
                            question: typed,
                            proofs,
                        })
                    })
                    .collect();
                Some(TopicEdition {
                    id: topic.id.clone(),
                    topic: own.clone(),
                    questions,
                })
            })
            .collect();
        let config = self.collection().config();
        Publication {
            title: config.map_or_else(|| "Interview".to_owned(), |config| config.title.clone()),
            description: config.map(|config| config.description.clone()).unwrap_or_default(),
            version: config.map_or_else(|| "0.0.0".to_owned(), |config| config.version.clone()),
            source_url: config.and_then(|config| config.source_url.clone()),
            interpreters: results.interpreters.clone(),
            topics,
        }
    }
}
