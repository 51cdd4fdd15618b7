//! A fixture: files in memory, checked as the command line checks them.

use deckle_content::{Key, Limits, Topic, document};
use deckle_diagnostics::Diagnostic;
use deckle_validate::{
    Checked, QuestionFile, Scope, TopicFile, check_collection, check_config, check_question, check_released,
    check_topic, finish,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Files by the path that messages show, such as `content/python/identity.yaml`.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Reads a fixture: `<name>.yaml` is one question, a folder `<name>/` a collection.
pub(crate) fn read(folder: &Path, name: &str) -> Option<Files> {
    let single = folder.join(format!("{name}.yaml"));
    if single.is_file() {
        return Some(Files::from([(
            "content/python/identity.yaml".to_owned(),
            fs::read(single).ok()?,
        )]));
    }
    let mut files = Files::new();
    for entry in fs::read_dir(folder.join(name)).ok()?.flatten() {
        let top = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() {
            files.insert(top, fs::read(entry.path()).ok()?);
            continue;
        }
        for inner in fs::read_dir(entry.path()).ok()?.flatten() {
            let path = format!("content/{top}/{}", inner.file_name().to_string_lossy());
            files.insert(path, fs::read(inner.path()).ok()?);
        }
    }
    Some(files)
}

/// Checks all files together; a single question is checked alone.
pub(crate) fn check(files: &Files) -> Vec<Diagnostic> {
    let limits = Limits::DEFAULT;
    let mut found = Vec::new();
    let mut questions = Vec::new();
    let mut topics: Vec<(String, Checked<Topic>)> = Vec::new();
    let mut config = None;
    let mut released = Vec::new();
    for (path, bytes) in files {
        let parts = path.split('/').collect::<Vec<_>>();
        match parts.as_slice() {
            ["deckle.yaml"] => {
                let checked = check_config(document::parse(path, bytes, &limits));
                found.extend(checked.diagnostics);
                config = checked.value;
            }
            ["released.txt"] => {
                let text = String::from_utf8_lossy(bytes);
                released = text.lines().filter_map(|line| line.parse::<Key>().ok()).collect();
            }
            [_, topic, "topic.yaml"] => {
                let mut checked = check_topic(document::parse(path, bytes, &limits), topic);
                found.append(&mut checked.diagnostics);
                topics.push(((*topic).to_owned(), checked));
            }
            [_, topic, file] => {
                let key = Key::new(*topic, file.trim_end_matches(".yaml"));
                let mut checked = check_question(document::parse(path, bytes, &limits), &key);
                found.append(&mut checked.diagnostics);
                questions.push((key, checked));
            }
            _ => panic!("{path} belongs nowhere"),
        }
    }
    let collection = !topics.is_empty();
    let documents = questions.iter().filter_map(|(_, checked)| checked.document.as_ref());
    if collection {
        let keys = questions.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        let questions = questions
            .iter()
            .filter_map(|(key, checked)| {
                let document = checked.document.as_ref()?;
                let question = checked.value.as_ref();
                Some(QuestionFile {
                    key,
                    document,
                    question,
                })
            })
            .collect::<Vec<_>>();
        let topics = topics
            .iter()
            .filter_map(|(id, checked)| {
                let document = checked.document.as_ref()?;
                let topic = checked.value.as_ref();
                Some(TopicFile { id, document, topic })
            })
            .collect::<Vec<_>>();
        found.extend(check_collection(&questions, &topics, &keys));
        found.extend(check_released(&released, &questions, &topics, &keys));
    }
    let scope = Scope {
        collection,
        snippets: false,
    };
    finish(found, documents, config.as_ref(), scope, &limits).diagnostics
}
