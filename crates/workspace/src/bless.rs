//! Writes the output that examples print into their files: decides what to write, and proves it before it is kept.

use crate::analysis::Question;
use crate::blessing;
use crate::change::Change;
use crate::error::Error;
use crate::results::ExampleResults;
use crate::run::RunOptions;
use crate::workspace::Workspace;
use deckle_content::Key;
use deckle_diagnostics::{Applicability, Edit, Fix};
use deckle_snippets::{Checked, Failure};
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::AtomicBool;

/// What becomes of the broken examples of one question.
#[derive(Debug)]
pub struct Blessing {
    /// The question.
    pub key: Key,
    /// The change that keeps their promises; `None` if there is nothing to write.
    pub change: Option<Change>,
    /// How many examples the change is about.
    pub blessed: usize,
    /// The examples that are refused, by their place from 0, each with the reason.
    pub refused: BTreeMap<usize, String>,
}

/// What is to be written into one question's file, and what is not, by the places of its examples.
struct Draft<'a> {
    question: &'a Question,
    fixes: BTreeMap<usize, Fix>,
    refused: BTreeMap<usize, String>,
}

impl Workspace {
    /// Decides what to write so that broken examples keep their promises, and runs them again with it: only what then
    /// passes under every interpreter is part of a change. Questions come in the order of their files.
    ///
    /// # Errors
    /// Fails if the examples cannot be run again.
    pub fn bless(
        &self,
        results: &ExampleResults,
        options: &RunOptions,
        cancelled: &AtomicBool,
    ) -> Result<Vec<Blessing>, Error> {
        let mut broken: HashMap<&Key, BTreeMap<usize, Vec<&Checked>>> = HashMap::new();
        for checked in &results.checked {
            let of_question = broken.entry(&checked.key).or_default();
            of_question.entry(checked.index).or_default().push(checked);
        }
        for of_question in broken.values_mut() {
            of_question.retain(|_, all| all.iter().any(|checked| checked.failure.is_some()));
        }
        broken.retain(|_, of_question| !of_question.is_empty());
        let questions = self.collection().questions();
        let mut drafts: Vec<Draft<'_>> = questions
            .filter_map(|question| Some(Draft::new(question, broken.get(&question.key)?)))
            .collect();
        self.prove(&mut drafts, options, cancelled)?;
        Ok(drafts.into_iter().map(Draft::finish).collect())
    }

    /// Reads back what would be written and runs it, whatever is remembered: what does not pass is refused.
    fn prove(&self, drafts: &mut [Draft<'_>], options: &RunOptions, cancelled: &AtomicBool) -> Result<(), Error> {
        let mut written = self.clone();
        let texts: Vec<(String, String)> = drafts.iter().filter_map(Draft::text).collect();
        written.set_texts(texts.iter().map(|(path, text)| (path.as_str(), Some(text.as_str()))));
        let drafted: HashMap<&Key, &Draft<'_>> = drafts.iter().map(|draft| (&draft.question.key, draft)).collect();
        let is_drafted =
            |key: &Key, index: usize| drafted.get(key).is_some_and(|draft| draft.fixes.contains_key(&index));
        let mut jobs = written.examples(&|question| drafted.contains_key(&question.key));
        jobs.retain(|job| is_drafted(&job.key, job.index));
        let options = RunOptions {
            no_cache: true,
            ..options.clone()
        };
        let again = written.run(&jobs, &options, &(), cancelled)?;
        let mut seen: HashMap<(&Key, usize), Option<String>> = HashMap::new();
        for checked in &again.checked {
            let reason = seen.entry((&checked.key, checked.index)).or_default();
            if let (None, Some(failure)) = (&reason, &checked.failure) {
                *reason = Some(not_the_same(failure, checked));
            }
        }
        for draft in drafts {
            draft.keep_if(|index| match seen.get(&(&draft.question.key, index)) {
                Some(None) => Ok(()),
                Some(Some(reason)) => Err(reason.clone()),
                None => Err("it cannot be written in place".to_owned()),
            });
        }
        Ok(())
    }
}

impl<'a> Draft<'a> {
    fn new(question: &'a Question, broken: &BTreeMap<usize, Vec<&Checked>>) -> Self {
        let mut draft = Draft {
            question,
            fixes: BTreeMap::new(),
            refused: BTreeMap::new(),
        };
        let Some(document) = &question.document else {
            return draft;
        };
        for (index, snippet) in &question.examples {
            let Some(all) = broken.get(index) else { continue };
            match blessing::edits(document, snippet, all) {
                Ok(edits) => drop(draft.fixes.insert(*index, fix(edits))),
                Err(reason) => drop(draft.refused.insert(*index, reason)),
            }
        }
        draft
    }

    /// Returns the question's path and the text that it would have; `None` if nothing is to be written.
    fn text(&self) -> Option<(String, String)> {
        let document = self.question.document.as_ref().filter(|_| !self.fixes.is_empty())?;
        let fixes: Vec<Fix> = self.fixes.values().cloned().collect();
        let text = deckle_validate::apply(document.file.text(), &fixes);
        Some((self.question.path.clone(), text))
    }

    /// Refuses the examples that `verdict` gives a reason against.
    fn keep_if(&mut self, verdict: impl Fn(usize) -> Result<(), String>) {
        let refused = &mut self.refused;
        self.fixes.retain(|index, _| match verdict(*index) {
            Ok(()) => true,
            Err(reason) => {
                refused.insert(*index, reason);
                false
            }
        });
    }

    fn finish(self) -> Blessing {
        let change = self.text().map(|(path, after)| Change {
            path,
            before: self
                .question
                .document
                .iter()
                .map(|document| document.file.text())
                .collect(),
            after,
        });
        Blessing {
            key: self.question.key.clone(),
            change,
            blessed: self.fixes.len(),
            refused: self.refused,
        }
    }
}

fn fix(edits: Vec<Edit>) -> Fix {
    Fix {
        title: "write what it prints".to_owned(),
        applicability: Applicability::Suggested,
        edits,
    }
}

/// Says why a second run speaks against what the first one printed.
fn not_the_same(failure: &Failure, checked: &Checked) -> String {
    match failure {
        Failure::Output { .. } | Failure::Stderr { .. } | Failure::Session(_) | Failure::Flaky { .. } => format!(
            "it printed something else when it ran again with {}: make it print the same each time",
            checked.run.interpreter.as_deref().unwrap_or("Python")
        ),
        other => other.to_string(),
    }
}
