//! `dup/other-topic`

use super::words::Words;
use crate::collection::{QuestionFile, TopicFile};
use deckle_diagnostics::Diagnostic;
use std::collections::HashMap;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a question that asks the same words as one of another topic in the same language.
    ///
    /// ## Why
    /// Whoever studies both topics is asked twice, and corrections go to one of the two. Where two topics answer differently,
    /// the question should say which it is about, or `allow:` why not.
    ///
    /// ## Example
    /// ```yaml
    /// question: What is a coroutine?   # in python/coroutine.yaml and in kotlin/coroutine.yaml
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What is a coroutine in Kotlin?
    /// ```
    pub(crate) RULE = "dup/other-topic" { severity: Warning, since: "0.1.0", suppressible: true }
}

/// Reports questions that ask the same in two topics.
pub(crate) fn check<'a>(questions: &[QuestionFile<'a>], topics: &[TopicFile<'a>], out: &mut Vec<Diagnostic>) {
    let languages: HashMap<&str, &str> = topics
        .iter()
        .filter_map(|file| Some((file.id, file.topic?.text_language.as_str())))
        .collect();
    let mut seen: HashMap<(&str, Vec<String>), &QuestionFile<'a>> = HashMap::with_capacity(questions.len());
    for file in questions {
        let language = languages.get(file.key.topic.as_str());
        let (Some(question), Some(language)) = (file.question, language) else {
            continue;
        };
        let words = Words::of(&question.question).exact;
        let first = seen.entry((language, words)).or_insert(file);
        if first.key.topic == file.key.topic {
            continue;
        }
        let message = format!("`{}` asks the same as `{}`", file.key, first.key);
        out.push(
            RULE.at(&file.document.file, file.document.span("/question"), message)
                .label("asked again here")
                .also_in(
                    &first.document.file,
                    first.document.span("/question"),
                    "asked first here",
                )
                .help("merge the two, or say in the question what it is about"),
        );
    }
}
