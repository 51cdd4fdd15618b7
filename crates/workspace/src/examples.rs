//! The examples of questions: what is to be run, and where a failure is shown.

use crate::analysis::Question;
use crate::workspace::Workspace;
use deckle_content::Snippet;
use deckle_diagnostics::{Diagnostic, Span};
use deckle_snippets::{Checked, Job, Place};

impl Workspace {
    /// Returns the examples that can be run of the questions that `wanted` names, in the order of the files.
    pub fn examples(&self, wanted: &dyn Fn(&Question) -> bool) -> Vec<Job> {
        let topics = self.collection().topics.iter();
        let jobs = topics.flat_map(|topic| {
            let sql_setup = topic.typed().and_then(|typed| typed.sql_setup.as_ref());
            let claimed = |snippet: &Snippet| {
                let mut snippet = snippet.clone();
                if let Some(typed) = topic.typed() {
                    typed.claim(&mut snippet);
                }
                snippet
            };
            let questions = topic.questions.iter().filter(|question| wanted(question));
            questions.flat_map(move |question| {
                question.examples.iter().map(move |(index, snippet)| Job {
                    key: question.key.clone(),
                    index: *index,
                    snippet: claimed(snippet),
                    sql_setup: sql_setup.cloned(),
                    sample: topic.sample.clone(),
                    engine: None,
                })
            })
        });
        jobs.collect()
    }
}

/// Points a failure at the lines of the question's own file.
pub(crate) fn diagnose(
    question: &Question,
    checked: &Checked,
    failure: &deckle_snippets::Failure,
    interpreter: &str,
) -> Diagnostic {
    let index = checked.index;
    let Some(document) = &question.document else {
        return failure.rule().about(question.path.as_str(), failure.to_string());
    };
    let base = format!("/snippets/{index}");
    let engine = checked.run.engine;
    let examples = question.examples.iter();
    let snippet = examples
        .filter(|(at, _)| *at == index)
        .map(|(_, snippet)| snippet)
        .next();
    let group = engine.and_then(|engine| snippet?.group(engine));
    // What is promised for some engines stands in their group.
    let promise = group.map_or_else(|| base.clone(), |group| format!("{base}/results/{group}"));
    let find = |field: &str| document.root.at(&format!("{promise}/{field}"));
    let lines = document.lines(&format!("{base}/code"));
    let line = |number: usize| number.checked_sub(1).and_then(|at| lines.get(at)).copied();
    let head = |field: &str| find(field).map(|found| found.node.head(&document.file));
    let key_of = |field: &str| find(field).and_then(|found| found.key).map(|key| key.span);
    let code = document.root.at(&format!("{base}/code"));
    let place = Place {
        file: &document.file,
        key: &question.key,
        index,
        engine,
        snippet: code.and_then(|found| found.key).map_or(Span::point(0), |key| key.span),
        code_line: &line,
        stdout: key_of("stdout").or_else(|| head("stdout")),
        stderr: key_of("stderr").or_else(|| head("stderr")),
        raises: head("raises"),
    };
    deckle_snippets::diagnostic(failure, interpreter, &place)
}
