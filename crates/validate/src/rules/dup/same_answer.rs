//! `dup/same-answer`

use crate::collection::QuestionFile;
use deckle_content::{Key, script};
use deckle_diagnostics::Diagnostic;
use std::collections::{HashMap, HashSet};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports two questions that give the same answer, and two questions of a topic that show the same example, whatever words
    /// they ask in.
    ///
    /// ## Why
    /// Most often somebody asked what was asked already, in other words. Where an example serves two questions on purpose,
    /// `allow:` says so. Short answers and examples are not compared: they tell little.
    ///
    /// ## Example
    /// ```yaml
    /// answer: |                     # in dict.yaml and in hashing.yaml
    ///   A list can be changed, so its hash could change too, and a dict would no longer find what was stored under it.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// related: [dict]               # in hashing.yaml, with an answer of its own
    /// ```
    pub(crate) RULE = "dup/same-answer" { severity: Warning, since: "0.1.0", suppressible: true }
}

/// How long an answer is that can be told from others, and how long code is: one sentence, or three short lines.
const LEAST_ANSWER: usize = 100;
const LEAST_CODE: usize = 60;

/// Reports equal answers of a collection and equal examples of a topic, one finding for two questions.
pub(crate) fn check<'a>(questions: &[QuestionFile<'a>], out: &mut Vec<Diagnostic>) {
    let mut answers: HashMap<String, &QuestionFile<'a>> = HashMap::new();
    let mut examples: HashMap<(&str, &str), (&QuestionFile<'a>, usize)> = HashMap::new();
    let mut found: HashSet<(&Key, &Key)> = HashSet::new();
    for file in questions {
        let Some(question) = file.question else { continue };
        if script::length(&question.answer) >= LEAST_ANSWER {
            let words = question.answer.split_whitespace().collect::<Vec<_>>().join(" ");
            let first = answers.entry(words).or_insert(file);
            if first.key != file.key && found.insert((first.key, file.key)) {
                let message = format!("`{}` gives the same answer as `{}`", file.key, first.key);
                out.push(report(first, file, ["/answer", "/answer"], message));
            }
        }
        for (at, snippet) in question.snippets.iter().enumerate() {
            let code = snippet.code.trim();
            if code.len() < LEAST_CODE {
                continue;
            }
            let (first, place) = *examples.entry((&file.key.topic, code)).or_insert((file, at));
            if first.key != file.key && found.insert((first.key, file.key)) {
                let message = format!("`{}` shows the same example as `{}`", file.key, first.key);
                let pointers = [place, at].map(|at| format!("/snippets/{at}/code"));
                out.push(report(first, file, [&pointers[0], &pointers[1]], message));
            }
        }
    }
}

fn report(first: &QuestionFile<'_>, second: &QuestionFile<'_>, pointers: [&str; 2], message: String) -> Diagnostic {
    RULE.at(&second.document.file, second.document.span(pointers[1]), message)
        .label("given again here")
        .also_in(
            &first.document.file,
            first.document.span(pointers[0]),
            "given first here",
        )
        .help("merge the two; if both are wanted, keep them with an entry in `allow` that says why")
}
