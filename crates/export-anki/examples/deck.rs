//! Makes a deck from a topic's folder without running anything: `deck TOPIC_FOLDER OUT [LEDGER]`.
//!
//! For trials of the cards' look. Python and SQL examples count as passed here; the real command runs them.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a trial reads and writes files, and may simply stop"
)]

use deckle_content::edition::{Edition, Proof, ProvenQuestion, Run, TopicEdition, Verdict};
use deckle_content::question::Kind;
use deckle_content::{Key, Limits, Question, Topic, parse};
use deckle_export_anki::{Ledger, Options, export};
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = Path::new(arguments.get(1).expect("a topic's folder"));
    let out = Path::new(arguments.get(2).expect("a file to write"));
    let edition = edition(folder);
    let ledger = match arguments.get(3) {
        Some(path) if Path::new(path).exists() => {
            Ledger::parse(&std::fs::read_to_string(path).expect("a readable ledger")).expect("a sound ledger")
        }
        _ => Ledger::default(),
    };
    match export(&edition, &ledger, &Options::default()) {
        Ok(package) => {
            std::fs::write(out, &package.bytes).expect("a writable file");
            println!(
                "{} notes, {} cards, {} bytes",
                package.notes,
                package.cards,
                package.bytes.len()
            );
        }
        Err(error) => println!("{error}"),
    }
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Option<T> {
    let bytes = std::fs::read(path).ok()?;
    let parsed = parse(&path.to_string_lossy(), &bytes, &Limits::DEFAULT);
    parsed.document?.typed().ok()
}

fn edition(folder: &Path) -> Edition {
    let id = folder
        .file_name()
        .expect("a folder's name")
        .to_string_lossy()
        .into_owned();
    let topic: Topic = read(&folder.join("topic.yaml")).expect("a sound topic.yaml");
    let mut questions = Vec::new();
    for (at, name) in topic.order.iter().enumerate() {
        let Some(question) = read::<Question>(&folder.join(format!("{name}.yaml"))) else {
            continue;
        };
        let proofs = question
            .snippets
            .iter()
            .map(|snippet| match (snippet.kind(), &snippet.not_run) {
                (Kind::Shown, reason) | (_, reason @ Some(_)) => Proof::not_run(
                    reason.clone().unwrap_or_else(|| "This is shown, not run.".to_owned()),
                    None,
                ),
                _ => Proof {
                    runs: vec![Run {
                        interpreter: Some("CPython 3.11.7".to_owned()),
                        sandboxed: true,
                        verdict: Verdict::Passed,
                    }],
                },
            });
        questions.push(ProvenQuestion {
            key: Key::new(&id, name),
            number: at + 1,
            proofs: proofs.collect(),
            question,
        });
    }
    Edition {
        title: "Interview questions".to_owned(),
        description: "Questions with proven examples.".to_owned(),
        version: "0.1.0".to_owned(),
        source_url: Some("https://example.org/deckle".to_owned()),
        interpreters: vec!["CPython 3.11.7".to_owned()],
        topics: vec![TopicEdition { id, topic, questions }],
    }
}
