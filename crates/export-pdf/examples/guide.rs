//! Sets topic folders as a guide, for looking at pages and for measuring. Examples in languages that deckle runs are
//! taken as passed: nothing is run here, so do not publish what this writes.
//!
//! `cargo run -p deckle-export-pdf --example guide -- OUT.pdf FOLDER… [--study] [--letter] [--compact] [--large] [--dated] [--times=N]`
//!
//! `--times=N` repeats the questions N times, to see how time and memory grow.

#![allow(clippy::unwrap_used, reason = "a tool for looking, not for publishing")]
#![allow(
    clippy::disallowed_methods,
    reason = "it reads content, writes the guide and takes the time"
)]

use deckle_content::publication::{Proof, ProvenQuestion, Publication, Run, TopicEdition, Verdict};
use deckle_content::question::{Kind, Question, Snippet};
use deckle_content::{Key, Limits, Topic, parse};
use deckle_export_pdf::{Date, Mode, Options, Paper, Size, export};
use std::path::Path;
use std::time::Instant;

/// As in the program that is measured for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut folders = Vec::new();
    let mut options = Options::default();
    let mut times = 1;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--study" => options.mode = Mode::Study,
            "--letter" => options.paper = Paper::Letter,
            "--compact" => options.size = Size::Compact,
            "--dated" => {
                options.date = Some(Date {
                    year: 2026,
                    month: 1,
                    day: 15,
                });
            }
            "--large" => options.size = Size::LargePrint,
            other => match other.strip_prefix("--times=") {
                Some(count) => times = count.parse().unwrap(),
                None => folders.push(other.to_owned()),
            },
        }
    }
    let out = folders.remove(0);
    let topics: Vec<TopicEdition> = folders.iter().map(|folder| topic(Path::new(folder), times)).collect();
    let title = match topics.as_slice() {
        [only] => format!("{} interview questions", only.topic.title),
        _ => "Interview questions".to_owned(),
    };
    let publication = Publication {
        title,
        description: topics.first().unwrap().topic.description.clone(),
        version: "1.0.0".to_owned(),
        source_url: Some("https://example.org/interview-questions".to_owned()),
        interpreters: vec!["CPython 3.11.7".to_owned()],
        topics,
    };
    let begin = Instant::now();
    let guide = export(&publication, &options).unwrap();
    println!(
        "{} questions, {} pages, {} KiB, {:?}, {} ms",
        publication.questions().count(),
        guide.pages,
        guide.pdf.len() / 1024,
        guide.standards,
        begin.elapsed().as_millis(),
    );
    for notice in &guide.notices {
        println!("{notice}");
    }
    std::fs::write(out, guide.pdf).unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .filter(|line| line.starts_with("VmHWM"))
        .for_each(|line| println!("{line}"));
}

fn typed<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let bytes = std::fs::read(path).unwrap();
    let parsed = parse(&path.display().to_string(), &bytes, &Limits::default());
    let document = parsed.document.unwrap();
    document
        .typed()
        .map_err(|found| format!("{}: {found:?}", path.display()))
        .unwrap()
}

fn topic(folder: &Path, times: usize) -> TopicEdition {
    let id = folder.file_name().unwrap().to_string_lossy().into_owned();
    let topic: Topic = typed(&folder.join("topic.yaml"));
    let mut questions = Vec::new();
    for repeat in 0..times {
        for (at, name) in topic.order.iter().enumerate() {
            let path = folder.join(format!("{name}.yaml"));
            if !path.exists() {
                println!("{name}: there is no such file");
                continue;
            }
            let question: Question = typed(&path);
            let key = match repeat {
                0 => Key::new(&id, name),
                _ => Key::new(&id, format!("{name}-{repeat}")),
            };
            questions.push(ProvenQuestion {
                key,
                number: repeat * topic.order.len() + at + 1,
                proofs: question.snippets.iter().map(proof).collect(),
                question,
            });
        }
    }
    TopicEdition { id, topic, questions }
}

fn proof(snippet: &Snippet) -> Proof {
    match (&snippet.not_run, snippet.kind()) {
        (Some(reason), _) => Proof::not_run(reason, None),
        (None, Kind::Shown) => Proof::not_run("Python does not run this.", None),
        _ => Proof {
            runs: vec![Run {
                engine: None,
                interpreter: Some("CPython 3.11.7".to_owned()),
                sandboxed: true,
                verdict: Verdict::Passed,
            }],
        },
    }
}
