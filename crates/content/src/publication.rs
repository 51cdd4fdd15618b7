//! What is published: questions together with what was proven about them.
//!
//! An [`Publication`] is the one input of every exporter. It holds no path, clock or handle, so that the same publication always
//! gives the same bytes.
//!
//! **Invariant:** every snippet has a [`Proof`], and "not run" is never "passed".

use crate::engine::Engine;
use crate::key::Key;
use crate::question::{Level, Question, Snippet};
use crate::topic::Topic;
use serde::{Deserialize, Serialize};

/// A collection, or a part of it, with its verdicts.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// The collection's title.
    pub title: String,
    /// One or two sentences of Markdown.
    pub description: String,
    /// The content's version, such as `1.2.0`.
    pub version: String,
    /// Where the collection's source can be read: an https address without a final slash, if there is one.
    pub source_url: Option<String>,
    /// The interpreters that ran the examples, such as `CPython 3.11.7`.
    pub interpreters: Vec<String>,
    /// The topics, in the order of their folder names.
    pub topics: Vec<TopicEdition>,
}

/// A topic with its questions in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicEdition {
    /// The folder's name.
    pub id: String,
    /// What its own file says.
    pub topic: Topic,
    /// The questions, in reading order.
    pub questions: Vec<ProvenQuestion>,
}

/// A question with the proofs of its examples.
#[derive(Debug, Clone, PartialEq)]
pub struct ProvenQuestion {
    /// Its permanent name.
    pub key: Key,
    /// Its place in the topic's reading order, from 1; the same in every selection.
    pub number: usize,
    /// The question.
    pub question: Question,
    /// One proof for each snippet, in the same order.
    pub proofs: Vec<Proof>,
}

impl ProvenQuestion {
    /// Yields each example with its proof.
    pub fn examples(&self) -> impl Iterator<Item = (&Snippet, &Proof)> {
        self.question.snippets.iter().zip(&self.proofs)
    }
}

/// What is known about one example: one run for each interpreter asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// The runs, in the order in which the interpreters were given.
    pub runs: Vec<Run>,
}

/// One example under one interpreter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The engine that it ran on, or was to run on, if it claims several.
    pub engine: Option<Engine>,
    /// The interpreter, such as `CPython 3.11.7`; `None` if none was started.
    pub interpreter: Option<String>,
    /// Whether the sandbox held it.
    pub sandboxed: bool,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum Verdict {
    /// It ran and kept its promise.
    Passed,
    /// It ran and did not.
    Failed {
        /// One line that says how.
        reason: String,
    },
    /// It was stopped at its time limit.
    TimedOut,
    /// It was not run. Never a pass.
    NotRun {
        /// Why, in a sentence that readers see.
        reason: String,
        /// What was checked instead, such as `parsed as TOML` or `compiled`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        checked: Option<String>,
    },
}

impl Verdict {
    /// Returns the word that reports and exports use.
    pub fn as_str(&self) -> &'static str {
        match self {
            Verdict::Passed => "passed",
            Verdict::Failed { .. } => "failed",
            Verdict::TimedOut => "timed-out",
            Verdict::NotRun { .. } => "not-run",
        }
    }

    /// Orders verdicts by what they say of the example as a whole: a failure outweighs a pass, a pass outweighs "not run".
    fn weight(&self) -> u8 {
        match self {
            Verdict::NotRun { .. } => 0,
            Verdict::Passed => 1,
            Verdict::TimedOut => 2,
            Verdict::Failed { .. } => 3,
        }
    }
}

impl Proof {
    /// Makes the proof of an example that was not run.
    pub fn not_run(reason: impl Into<String>, checked: Option<String>) -> Self {
        Proof {
            runs: vec![Run {
                engine: None,
                interpreter: None,
                sandboxed: false,
                verdict: Verdict::NotRun {
                    reason: reason.into(),
                    checked,
                },
            }],
        }
    }

    /// Returns the run that decides: the worst failure, else the first pass, else the first that was not run.
    pub fn deciding(&self) -> Option<&Run> {
        // `max_by_key` returns the last of equals; reversed, that is the first run.
        self.runs.iter().rev().max_by_key(|run| run.verdict.weight())
    }

    /// Tells whether the example ran somewhere and failed nowhere.
    pub fn is_proven(&self) -> bool {
        matches!(self.deciding(), Some(run) if run.verdict == Verdict::Passed)
    }

    /// Returns the engines that the example claims and on which no run of it passed or failed, each with the reason.
    pub fn missing_engines(&self) -> Vec<(Engine, &str)> {
        let is_run = |engine: Engine| {
            let own = |run: &&Run| run.engine == Some(engine);
            let mut runs = self.runs.iter().filter(own);
            runs.any(|run| !matches!(run.verdict, Verdict::NotRun { .. }))
        };
        let mut out: Vec<(Engine, &str)> = Vec::new();
        for run in &self.runs {
            if let (Some(engine), Verdict::NotRun { reason, .. }) = (run.engine, &run.verdict)
                && !is_run(engine)
                && out.iter().all(|(known, _)| *known != engine)
            {
                out.push((engine, reason));
            }
        }
        out
    }

    /// Tells whether the sandbox held every run of the example.
    pub fn sandboxed(&self) -> bool {
        let mut ran = self
            .runs
            .iter()
            .filter(|run| !matches!(run.verdict, Verdict::NotRun { .. }));
        ran.all(|run| run.sandboxed)
    }

    /// Returns why the example is not proven, in a sentence for readers; `None` if it is.
    pub fn unproven_reason(&self) -> Option<&str> {
        match self.deciding().map(|run| &run.verdict) {
            Some(Verdict::Passed) => None,
            Some(Verdict::Failed { reason } | Verdict::NotRun { reason, .. }) => Some(reason),
            Some(Verdict::TimedOut) => Some("It was stopped at its time limit."),
            None => Some("It was not run."),
        }
    }
}

/// How many examples came out how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Ran and kept their promise.
    pub passed: usize,
    /// Ran and did not.
    pub failed: usize,
    /// Were stopped.
    pub timed_out: usize,
    /// Were not run.
    pub not_run: usize,
}

impl Counts {
    /// Counts one proof.
    pub fn add(&mut self, proof: &Proof) {
        match proof.deciding().map(|run| &run.verdict) {
            Some(Verdict::Passed) => self.passed += 1,
            Some(Verdict::Failed { .. }) => self.failed += 1,
            Some(Verdict::TimedOut) => self.timed_out += 1,
            Some(Verdict::NotRun { .. }) | None => self.not_run += 1,
        }
    }

    /// Returns how many examples were counted.
    pub fn total(&self) -> usize {
        self.passed + self.failed + self.timed_out + self.not_run
    }
}

impl TopicEdition {
    /// Counts the examples of the topic by verdict.
    pub fn counts(&self) -> Counts {
        count(self.questions.iter())
    }
}

impl Publication {
    /// Yields all questions, topic by topic.
    pub fn questions(&self) -> impl Iterator<Item = &ProvenQuestion> {
        self.topics.iter().flat_map(|topic| &topic.questions)
    }

    /// Counts the examples by verdict.
    pub fn counts(&self) -> Counts {
        count(self.questions())
    }

    /// Tells whether every example that ran was held by the sandbox.
    pub fn sandboxed(&self) -> bool {
        self.questions()
            .flat_map(|question| &question.proofs)
            .all(Proof::sandboxed)
    }

    /// Returns the part of the publication that a selection names; numbers stay, empty topics go.
    #[must_use]
    pub fn select(&self, selection: &Selection) -> Publication {
        let topics = self
            .topics
            .iter()
            .filter_map(|topic| {
                let questions: Vec<_> = topic
                    .questions
                    .iter()
                    .filter(|question| selection.holds(&question.key, &question.question))
                    .cloned()
                    .collect();
                (!questions.is_empty()).then(|| TopicEdition {
                    id: topic.id.clone(),
                    topic: topic.topic.clone(),
                    questions,
                })
            })
            .collect();
        Publication { topics, ..self.clone() }
    }
}

fn count<'a>(questions: impl Iterator<Item = &'a ProvenQuestion>) -> Counts {
    let mut counts = Counts::default();
    for proof in questions.flat_map(|question| &question.proofs) {
        counts.add(proof);
    }
    counts
}

/// Which questions to export. An empty list leaves its criterion open; all given criteria must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Topic ids.
    pub topics: Vec<String>,
    /// Tags, of which a question needs one.
    pub tags: Vec<String>,
    /// Levels.
    pub levels: Vec<Level>,
    /// Ids, or keys.
    pub ids: Vec<String>,
}

impl Selection {
    /// Tells whether a question is selected.
    pub fn holds(&self, key: &Key, question: &Question) -> bool {
        self.may_hold(key)
            && (self.tags.is_empty() || question.tags.iter().any(|tag| self.tags.contains(tag)))
            && (self.levels.is_empty() || self.levels.contains(&question.level))
    }

    /// Tells whether a question of which only the key is known may be selected.
    pub fn may_hold(&self, key: &Key) -> bool {
        (self.topics.is_empty() || self.topics.contains(&key.topic))
            && (self.ids.is_empty() || self.ids.iter().any(|id| *id == key.id || *id == key.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(verdict: Verdict) -> Run {
        Run {
            engine: None,
            interpreter: None,
            sandboxed: true,
            verdict,
        }
    }

    #[test]
    fn not_run_is_never_a_pass_and_a_failure_outweighs_one() {
        let not_run = Verdict::NotRun {
            reason: "why".into(),
            checked: None,
        };
        let failed = Verdict::Failed { reason: "how".into() };
        let proof = |verdicts: &[&Verdict]| Proof {
            runs: verdicts.iter().map(|v| run((*v).clone())).collect(),
        };
        assert!(!proof(&[]).is_proven());
        assert!(!proof(&[&not_run]).is_proven());
        assert!(proof(&[&not_run, &Verdict::Passed]).is_proven());
        assert!(!proof(&[&Verdict::Passed, &failed]).is_proven());
        assert_eq!(proof(&[&Verdict::Passed, &failed]).unproven_reason(), Some("how"));
    }
}
