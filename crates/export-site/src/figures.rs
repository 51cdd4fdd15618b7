//! The numbers of a topic or of the whole collection, and their charts.

use crate::chart::{Bar, bars, shares};
use deckle_content::Level;
use deckle_content::publication::{Counts, ProvenQuestion, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;

/// A tag with how many questions have it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TagCount {
    pub(crate) name: String,
    pub(crate) count: usize,
    /// What it covers.
    pub(crate) about: String,
}

/// A level with how many questions have it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LevelCount {
    name: &'static str,
    count: usize,
}

/// Numbers and charts as templates see them.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Figures {
    questions: usize,
    examples: usize,
    proven: usize,
    /// Whole percent, rounded down: only what is wholly proven says 100.
    percent: usize,
    levels: Vec<LevelCount>,
    /// The tags in use, the most used first.
    pub(crate) tags: Vec<TagCount>,
    interpreters: Vec<String>,
    level_chart: String,
    tag_chart: String,
    proof_chart: String,
    interpreter_chart: Option<String>,
}

impl Figures {
    /// Counts questions; `vocabulary` says what their tags cover.
    pub(crate) fn new<'a>(
        questions: impl Iterator<Item = &'a ProvenQuestion>,
        vocabulary: &BTreeMap<String, String>,
    ) -> Self {
        let mut total = 0;
        let mut counts = Counts::default();
        let mut levels: BTreeMap<Level, usize> = BTreeMap::new();
        let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
        let mut interpreters: BTreeMap<String, usize> = BTreeMap::new();
        for proven in questions {
            total += 1;
            *levels.entry(proven.question.level).or_default() += 1;
            for tag in &proven.question.tags {
                *tags.entry(tag).or_default() += 1;
            }
            for proof in &proven.proofs {
                counts.add(proof);
                for run in proof.runs.iter().filter(|run| run.verdict == Verdict::Passed) {
                    if let Some(name) = &run.interpreter {
                        *interpreters.entry(name.clone()).or_default() += 1;
                    }
                }
            }
        }
        let levels: Vec<LevelCount> = Level::ALL
            .into_iter()
            .map(|level| LevelCount {
                name: level.as_str(),
                count: levels.get(&level).copied().unwrap_or_default(),
            })
            .collect();
        let mut tags: Vec<TagCount> = tags
            .into_iter()
            .map(|(name, count)| TagCount {
                name: name.to_owned(),
                count,
                about: vocabulary.get(name).cloned().unwrap_or_default(),
            })
            .collect();
        tags.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        Figures {
            questions: total,
            examples: counts.total(),
            proven: counts.passed,
            percent: (counts.passed * 100).checked_div(counts.total()).unwrap_or_default(),
            level_chart: bars("Questions by level", &level_bars(&levels)),
            tag_chart: bars(
                "Questions by tag",
                &rows(tags.iter().map(|tag| (tag.name.as_str(), tag.count))),
            ),
            proof_chart: shares("Examples by verdict", &proof_parts(counts)),
            interpreter_chart: (!interpreters.is_empty()).then(|| {
                let passed = interpreters.iter().map(|(name, count)| (name.as_str(), *count));
                bars("Examples proven by interpreter", &rows(passed))
            }),
            interpreters: interpreters.into_keys().collect(),
            levels,
            tags,
        }
    }
}

fn rows<'a>(counts: impl Iterator<Item = (&'a str, usize)>) -> Vec<Bar> {
    counts
        .map(|(label, value)| Bar {
            label: label.to_owned(),
            value,
            class: "tally",
        })
        .collect()
}

fn level_bars(levels: &[LevelCount]) -> Vec<Bar> {
    levels
        .iter()
        .map(|level| Bar {
            label: level.name.to_owned(),
            value: level.count,
            class: level.name,
        })
        .collect()
}

fn proof_parts(counts: Counts) -> Vec<Bar> {
    let part = |label: &str, value, class| Bar {
        label: label.to_owned(),
        value,
        class,
    };
    vec![
        part("Proven", counts.passed, "passed"),
        part("Not run", counts.not_run, "not-run"),
        part("Timed out", counts.timed_out, "timed-out"),
        part("Failed", counts.failed, "failed"),
    ]
}
