//! A topic of this repository as a publication, without running it: Python and SQL examples count as passed.

use deckle_content::publication::{Proof, ProvenQuestion, Publication, Run, TopicEdition, Verdict};
use deckle_content::question::Kind;
use deckle_content::{Key, Limits, Question, Snippet, Topic, parse};
use std::path::Path;

/// Reads a topic's folder.
pub(crate) fn topic(folder: &Path) -> Publication {
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let id = folder.file_name().unwrap().to_string_lossy().into_owned();
    let topic: Topic = typed(&read("topic.yaml"));
    let ids = topic.order.clone();
    let files: Vec<(String, String)> = ids
        .into_iter()
        .map(|id| (id.clone(), read(&format!("{id}.yaml"))))
        .collect();
    publication(&id, topic, &files)
}

/// Makes a publication of one topic from its questions' files, in reading order.
pub(crate) fn publication(id: &str, topic: Topic, files: &[(String, String)]) -> Publication {
    let questions = files.iter().enumerate().map(|(at, (name, text))| {
        let question: Question = typed(text);
        ProvenQuestion {
            key: Key::new(id, name),
            number: at + 1,
            proofs: question.snippets.iter().map(proof).collect(),
            question,
        }
    });
    Publication {
        title: "Interview questions".to_owned(),
        description: "Questions with proven examples.".to_owned(),
        version: "1.0.0".to_owned(),
        source_url: Some("https://example.org/questions".to_owned()),
        interpreters: vec!["CPython 3.11.7".to_owned()],
        topics: vec![TopicEdition {
            id: id.to_owned(),
            questions: questions.collect(),
            topic,
        }],
    }
}

/// Reads a file's typed value.
pub(crate) fn typed<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let parsed = parse("test.yaml", text.as_bytes(), &Limits::DEFAULT);
    assert!(parsed.diagnostics.is_empty(), "{:?}\n{text}", parsed.diagnostics);
    parsed.document.unwrap().typed().unwrap()
}

fn proof(snippet: &Snippet) -> Proof {
    if snippet.kind() == Kind::Shown || snippet.not_run.is_some() {
        return Proof::not_run(snippet.not_run.clone().unwrap_or_default(), None);
    }
    Proof {
        runs: vec![Run {
            engine: None,
            interpreter: Some("CPython 3.11.7".to_owned()),
            sandboxed: true,
            verdict: Verdict::Passed,
        }],
    }
}
