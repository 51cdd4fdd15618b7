//! The repository's own content, with its Python examples taken as passed: running them is other tests' work.

use super::PYTHON;
use super::ran;
use deckle_content::publication::{Proof, ProvenQuestion, Publication, TopicEdition, Verdict};
use deckle_content::{Key, Limits, Question, Topic, parse};
use std::path::{Path, PathBuf};

/// Reads the publication.
pub(crate) fn real() -> Publication {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../content");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("topic.yaml").is_file())
        .collect();
    folders.sort();
    Publication {
        title: "Deckle".into(),
        description: "Interview questions whose every example has been run, or says why it was not.".into(),
        version: "0.1.0".into(),
        source_url: Some("https://github.com/example/deckle".into()),
        interpreters: vec![PYTHON.into()],
        topics: folders.iter().map(|folder| topic_of(folder)).collect(),
    }
}

fn topic_of(folder: &Path) -> TopicEdition {
    let id = folder.file_name().unwrap().to_str().unwrap().to_owned();
    let topic: Topic = typed(&folder.join("topic.yaml"));
    let questions = topic
        .order
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let question: Question = typed(&folder.join(format!("{name}.yaml")));
            let proofs = question.snippets.iter().map(|snippet| match &snippet.not_run {
                Some(reason) => Proof::not_run(reason, None),
                None => ran(Verdict::Passed),
            });
            ProvenQuestion {
                key: Key::new(&id, name),
                number: at + 1,
                proofs: proofs.collect(),
                question,
            }
        })
        .collect();
    TopicEdition { id, topic, questions }
}

fn typed<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let bytes = std::fs::read(path).unwrap();
    parse(&path.to_string_lossy(), &bytes, &Limits::DEFAULT)
        .document
        .unwrap()
        .typed()
        .unwrap()
}
