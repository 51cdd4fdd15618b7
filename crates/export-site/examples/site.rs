//! Writes the site of a content folder, with Python examples taken as passed: to look at while working on the site.
//!
//! `cargo run -p deckle-export-site --example site -- content OUT [COUNT]`; with COUNT, questions are repeated up to it.
#![allow(
    clippy::disallowed_methods,
    reason = "an example reads and writes where the library may not"
)]
#![allow(
    clippy::unwrap_used,
    reason = "a tool for those who work on the site; it may stop at the first surprise"
)]

use deckle_content::publication::{Proof, ProvenQuestion, Publication, Run, TopicEdition, Verdict};
use deckle_content::{Key, Limits, Question, Snippet, Topic, parse};
use deckle_export_site::{Download, Options, export};
use std::fmt::Write as _;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = arguments.get(2).map(|count| count.parse().unwrap());
    let publication = read(Path::new(&arguments[0]), count);
    let download = |label: &str, href: &str, bytes| Download {
        label: label.into(),
        href: href.into(),
        bytes,
        for_readers: label != "JSON",
    };
    let mut options = Options::default();
    for topic in &publication.topics {
        options.topic_downloads.insert(
            topic.id.clone(),
            vec![
                download("PDF guide", "index.html", 350_000),
                download("Anki deck", "index.html", 180_000),
                download("JSON", "index.html", 612_000),
            ],
        );
    }
    let out = Path::new(&arguments[1]);
    for file in export(&publication, &options).unwrap() {
        let path = out.join(file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.bytes).unwrap();
    }
}

fn read(root: &Path, count: Option<usize>) -> Publication {
    let mut topics = Vec::new();
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap();
        let file = folder.path().join("topic.yaml");
        if file.is_file() {
            let id = folder.file_name().into_string().unwrap();
            let topic: Topic = typed(&file);
            let questions = read_questions(&folder.path(), &id, &topic, count);
            topics.push(TopicEdition { id, topic, questions });
        }
    }
    topics.sort_by(|a, b| a.id.cmp(&b.id));
    Publication {
        title: "Deckle".into(),
        description: "Interview questions whose every example has been run, or says why it was not.".into(),
        version: "0.1.0".into(),
        source_url: Some("https://github.com/example/deckle".into()),
        interpreters: vec!["CPython 3.11.7".into()],
        topics,
    }
}

fn read_questions(folder: &Path, topic_id: &str, topic: &Topic, count: Option<usize>) -> Vec<ProvenQuestion> {
    let read: Vec<(String, Question)> = topic
        .order
        .iter()
        .filter(|id| folder.join(format!("{id}.yaml")).is_file())
        .map(|id| (id.clone(), typed(&folder.join(format!("{id}.yaml")))))
        .collect();
    let count = count.unwrap_or(read.len());
    (0..count)
        .map(|at| {
            let (id, question) = &read[at % read.len()];
            let mut question = question.clone();
            let mut id = id.clone();
            if at >= read.len() {
                id = format!("{id}-{at}");
                // Words of its own, as each question has, so that the search index grows as it would.
                let own: Vec<String> = (0..5).map(|nth| word(at * 5 + nth)).collect();
                let _ = write!(question.answer, "\n\nSee also {}.\n", own.join(", "));
            }
            ProvenQuestion {
                key: Key::new(topic_id, id),
                number: at + 1,
                proofs: question.snippets.iter().map(proof).collect(),
                question,
            }
        })
        .collect()
}

/// Returns a made-up word for a number.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ba", "den", "gri", "lo", "mus", "ne", "por", "ti"];
    let mut word = String::from("a");
    while number > 0 {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    word
}

fn proof(snippet: &Snippet) -> Proof {
    const HEAVY: [&str; 4] = ["torch", "tensorflow", "kubernetes", "jupyter"];
    if let Some(reason) = &snippet.not_run {
        return Proof::not_run(reason, (snippet.language == "toml").then(|| "parsed as TOML".into()));
    }
    if let Some(heavy) = snippet
        .requires
        .iter()
        .find(|name| HEAVY.iter().any(|heavy| name.starts_with(heavy)))
    {
        return Proof::not_run(
            format!("The package {heavy} is not installed here."),
            Some("compiled".into()),
        );
    }
    Proof {
        runs: vec![Run {
            engine: None,
            interpreter: Some("CPython 3.11.7".into()),
            sandboxed: true,
            verdict: Verdict::Passed,
        }],
    }
}

fn typed<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let bytes = std::fs::read(path).unwrap();
    let parsed = parse(&path.to_string_lossy(), &bytes, &Limits::DEFAULT);
    parsed.document.unwrap().typed().unwrap()
}
