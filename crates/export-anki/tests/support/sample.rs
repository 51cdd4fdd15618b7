//! Publications made from a few lines of YAML.
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test may panic, and each uses a part of this"
)]

use deckle_content::publication::{Proof, ProvenQuestion, Publication, Run, TopicEdition, Verdict};
use deckle_content::{Key, Limits, Question, Topic, parse};

/// A topic's file without its `order`, which follows from the questions.
pub(crate) const TOPIC: &str = "title: Python\ndescription: A *language*.\ngroup: languages\ntags: {}\n";

pub(crate) const DICT: &str = r"
question: How does a `dict` find a key?
level: mid
tags: [types]
answer: It hashes the key, then compares.
snippets:
  - title: Equal keys
    code: |
      print({1: 'a', True: 'b'})
    stdout: |
      {1: 'b'}
references: ['https://docs.python.org/3/']
";

pub(crate) const GIL: &str = r"
question: What is the GIL?
level: senior
tags: [internals]
answer: A lock, held by the thread that runs bytecode.
snippets:
  - language: dockerfile
    code: FROM python
    not_run: Docker builds this.
references: ['https://docs.python.org/3/']
";

/// Makes a publication of one topic from each question's id and file. All examples are passed, but for `not_run`.
pub(crate) fn publication(topic: &str, questions: &[(&str, &str)]) -> Publication {
    let order: Vec<&str> = questions.iter().map(|(id, _)| *id).collect();
    let topic: Topic = typed(&format!("{topic}order: {order:?}\n"));
    let questions = questions.iter().enumerate().map(|(at, (id, text))| {
        let question: Question = typed(text);
        let proofs = question.snippets.iter().map(|snippet| match &snippet.not_run {
            Some(reason) => Proof::not_run(reason, None),
            None => proof(Verdict::Passed),
        });
        ProvenQuestion {
            key: Key::new("python", *id),
            number: at + 1,
            proofs: proofs.collect(),
            question,
        }
    });
    Publication {
        title: "Interview questions".to_owned(),
        description: "Proven.".to_owned(),
        version: "1.0.0".to_owned(),
        source_url: Some("https://example.org/questions".to_owned()),
        interpreters: vec!["CPython 3.11.7".to_owned()],
        topics: vec![TopicEdition {
            id: "python".to_owned(),
            questions: questions.collect(),
            topic,
        }],
    }
}

pub(crate) fn proof(verdict: Verdict) -> Proof {
    let interpreter = Some("CPython 3.11.7".to_owned());
    Proof {
        runs: vec![Run {
            engine: None,
            interpreter,
            sandboxed: true,
            verdict,
        }],
    }
}

fn typed<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let parsed = parse("test.yaml", text.as_bytes(), &Limits::DEFAULT);
    parsed.document.unwrap().typed().unwrap()
}
