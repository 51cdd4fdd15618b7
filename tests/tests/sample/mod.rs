//! Editions to export in tests: a small one that holds every case, one in Arabic, one that strains a page, a hostile one,
//! the real one, and one of any size.

#![allow(dead_code, reason = "each test binary uses some of these")]
#![allow(clippy::unwrap_used, reason = "a sample that cannot be made is a failed test")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests read the content and write the site to look at it"
)]

mod copied;
mod foreign;
mod hostile;
mod large;
mod nasty;
mod real;
mod scripts;
mod small;

pub(crate) use copied::copied;
pub(crate) use foreign::foreign;
pub(crate) use hostile::hostile;
pub(crate) use large::large;
pub(crate) use nasty::nasty;
pub(crate) use real::real;
pub(crate) use scripts::scripts;
pub(crate) use small::small;

use deckle_content::publication::{Proof, ProvenQuestion, Run, Verdict};
use deckle_content::topic::{Group, GuideTheme};
use deckle_content::{Key, Level, Question, Snippet, Topic};

/// The interpreter that samples say ran them.
const PYTHON: &str = "CPython 3.13.0";

fn snippet(language: &str, code: &str) -> Snippet {
    Snippet {
        language: language.into(),
        code: code.into(),
        ..Snippet::default()
    }
}

fn question(title: &str, level: Level, tags: &[&str], answer: &str) -> Question {
    Question {
        question: title.into(),
        level,
        tags: tags.iter().map(|tag| (*tag).into()).collect(),
        after: None,
        answer: answer.into(),
        snippets: Vec::new(),
        follow_ups: Vec::new(),
        references: vec!["https://docs.python.org/3/tutorial/index.html#top".into()],
        related: Vec::new(),
        formerly: Vec::new(),
        allow: Vec::new(),
    }
}

fn proven(topic: &str, id: &str, number: usize, question: Question, proofs: Vec<Proof>) -> ProvenQuestion {
    assert_eq!(question.snippets.len(), proofs.len(), "{id}");
    ProvenQuestion {
        key: Key::new(topic, id),
        number,
        question,
        proofs,
    }
}

fn topic(title: &str, group: Group, tags: &[&str]) -> Topic {
    Topic {
        title: title.into(),
        description: format!("What *{title}* is asked about."),
        group,
        language: "python".into(),
        text_language: "en-GB".into(),
        order: Vec::new(),
        tags: tags
            .iter()
            .map(|tag| ((*tag).into(), format!("all about {tag}")))
            .collect(),
        requirements: None,
        sql_setup: None,
        engines: Vec::new(),
        sample: None,
        retired: std::collections::BTreeMap::new(),
        guide: GuideTheme::default(),
    }
}

fn ran(verdict: Verdict) -> Proof {
    Proof {
        runs: vec![Run {
            engine: None,
            interpreter: Some(PYTHON.into()),
            sandboxed: true,
            verdict,
        }],
    }
}
