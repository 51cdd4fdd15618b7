//! What holds for every exporter that is compiled in, and for the table as a whole.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use deckle_content::publication::{Proof, ProvenQuestion, Publication, Run, TopicEdition, Verdict};
use deckle_content::{Key, Limits, parse};
use deckle_export::{Artifact, Context, Inputs, Memory, Options, Scope};
use deckle_exporters::{Row, TABLE, find, is_reserved};
use std::collections::BTreeSet;

const TOPIC: &str = "title: Python\ndescription: A language.\ngroup: languages\ntags: {basics: all}\norder: [one]\n";
const QUESTION: &str = "
question: What does it print?
level: junior
tags: [basics]
answer: It prints `one`.
snippets:
  - code: |
      print('one')
    stdout: |
      one
follow_ups:
  - question: What does it print next?
    answer: It prints nothing else.
references: ['https://docs.python.org/3/']
";

fn typed<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let parsed = parse("test.yaml", text.as_bytes(), &Limits::DEFAULT);
    parsed.document.unwrap().typed().unwrap()
}

/// Makes a publication of two topics, each with one question that passed.
fn publication(sandboxed: bool) -> Publication {
    let mark = if sandboxed { "" } else { " (not sandboxed)" };
    let interpreter = format!("CPython 3.13.0{mark}");
    let topic = |id: &str| TopicEdition {
        id: id.to_owned(),
        topic: typed(TOPIC),
        questions: vec![ProvenQuestion {
            key: Key::new(id, "one"),
            number: 1,
            question: typed(QUESTION),
            proofs: vec![Proof {
                runs: vec![Run {
                    engine: None,
                    interpreter: Some(interpreter.clone()),
                    sandboxed,
                    verdict: Verdict::Passed,
                }],
            }],
        }],
    };
    Publication {
        title: "Interview questions".to_owned(),
        description: "Proven.".to_owned(),
        version: "1.0.0".to_owned(),
        source_url: Some("https://example.org/questions".to_owned()),
        interpreters: vec![interpreter.clone()],
        topics: vec![topic("perl"), topic("python")],
    }
}

/// Runs `check` on everything that each exporter makes of the collection, of one topic and of a selection.
fn each(publication: &Publication, mut check: impl FnMut(&Row, &Scope<'_>, &Artifact, Memory)) {
    let one = Publication {
        topics: publication.topics[1..].to_vec(),
        ..publication.clone()
    };
    let scopes = [
        Scope::topic("python", &one),
        Scope::collection(publication),
        Scope::selection(&one),
    ];
    let (inputs, options) = (Inputs::default(), Options::default());
    for row in &TABLE {
        let Some(exporter) = row.exporter else { continue };
        for scope in scopes {
            let context = Context {
                scope,
                inputs: &inputs,
                options: &options,
            };
            for artifact in exporter.artifacts(&scope) {
                let mut memory = Memory::default();
                exporter.export(&context, &artifact, &mut memory).unwrap();
                check(row, &scope, &artifact, memory);
            }
        }
    }
}

#[test]
fn every_exporter_gives_the_same_bytes_twice() {
    let publication = publication(true);
    let all = || {
        let mut all = Vec::new();
        each(&publication, |_, _, artifact, memory| {
            all.push((artifact.clone(), memory));
        });
        all
    };
    let first = all();
    assert!(first == all());
    assert!(first.iter().all(|(_, memory)| !memory.files.is_empty()));
}

#[test]
fn every_exporter_makes_something_of_a_selection() {
    let mut made = BTreeSet::new();
    each(&publication(true), |row, scope, _, _| {
        if scope.name == "selection" {
            made.insert(row.name);
        }
    });
    let compiled = TABLE.iter().filter(|row| row.exporter.is_some());
    assert_eq!(made, compiled.map(|row| row.name).collect());
}

/// Compressed files are left to the tests of their own crates.
#[test]
fn every_text_says_that_nothing_was_sandboxed() {
    let says = |memory: &Memory| {
        let marks = ["not sandboxed", "\"sandboxed\": false", "\"sandboxed\":false"];
        let texts = memory.files.iter().map(|file| String::from_utf8_lossy(&file.bytes));
        texts
            .into_iter()
            .any(|text| marks.iter().any(|mark| text.contains(mark)))
    };
    let mut texts = 0;
    for sandboxed in [true, false] {
        each(&publication(sandboxed), |row, _, artifact, memory| {
            if memory.files.iter().all(|file| std::str::from_utf8(&file.bytes).is_ok()) {
                texts += 1;
                assert_eq!(says(&memory), !sandboxed, "{} {}", row.name, artifact.path);
            }
        });
    }
    assert_eq!(texts == 0, TABLE.iter().all(|row| row.exporter.is_none()));
}

/// Compressed files are left to the tests of their own crates.
#[test]
fn every_text_tells_what_is_asked_next() {
    each(&publication(true), |row, _, artifact, memory| {
        let texts = memory.files.iter().map(|file| std::str::from_utf8(&file.bytes));
        let Ok(texts) = texts.collect::<Result<Vec<_>, _>>() else {
            return;
        };
        for expected in ["What does it print next?", "It prints nothing else."] {
            let found = texts.iter().any(|text| text.contains(expected));
            assert!(found, "{} {}: {expected}", row.name, artifact.path);
        }
    });
}

#[test]
fn artifacts_of_a_build_never_clash_with_each_other_or_with_a_topics() {
    let mut paths = BTreeSet::new();
    each(&publication(true), |row, scope, artifact, _| {
        let path = artifact.path.as_str();
        assert!(paths.insert(path.to_owned()) || scope.name == "selection", "{path}");
        let stem = path.split_once('.').map_or(path, |(stem, _)| stem);
        let own = stem == scope.name && scope.name != "collection";
        assert!(
            own || is_reserved(stem),
            "{}: a topic could be called `{stem}`",
            row.name
        );
    });
}

#[test]
fn names_and_options_are_said_once() {
    let mut seen = BTreeSet::new();
    for row in &TABLE {
        assert!(
            find(row.name).is_some_and(|found| std::ptr::eq(found, row)),
            "{}",
            row.name
        );
        assert!(!row.about.is_empty() && !row.about.ends_with('.'), "{}", row.name);
        for option in row.options {
            assert!(seen.insert(option.name), "--{} is two exporters'", option.name);
        }
    }
}
