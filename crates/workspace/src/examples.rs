//! The examples of questions: what is to be run, and findings about what came of it.

use crate::analysis::Question;
use crate::collection::Collection;
use crate::run::ExampleResults;
use crate::workspace::Workspace;
use deckle_content::publication::{Proof, Verdict};
use deckle_diagnostics::{Diagnostic, Span};
use deckle_snippets::{Job, Place};

impl Workspace {
    /// Returns the examples that can be run of the questions that `wanted` names, in the order of the files.
    pub fn examples(&self, wanted: &dyn Fn(&Question) -> bool) -> Vec<Job> {
        let topics = self.collection().topics.iter();
        let jobs = topics.flat_map(|topic| {
            let sql_setup = topic.typed().and_then(|typed| typed.sql_setup.as_ref());
            let questions = topic.questions.iter().filter(|question| wanted(question));
            questions.flat_map(move |question| {
                question.examples.iter().map(move |(index, snippet)| Job {
                    key: question.key.clone(),
                    index: *index,
                    snippet: snippet.clone(),
                    sql_setup: sql_setup.cloned(),
                })
            })
        });
        jobs.collect()
    }
}

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports, under `--strict`, an example that could have been proven and was not, with the reason.
    ///
    /// ## Why
    /// Not run is never a pass. It is counted in every report and shown in every export. `--strict` is for those who want
    /// no gap: a release, or CI. An example whose author says in `not_run` why it is only shown is no gap.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import numpy
    /// requires: [numpy]   # not installed here
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import array
    /// ```
    NOT_RUN = "run/not-run" { severity: Error, since: "0.1.0" }
}

/// Points a failure at the lines of the question's own file.
pub(crate) fn diagnose(
    question: &Question,
    index: usize,
    failure: &deckle_snippets::Failure,
    interpreter: &str,
) -> Diagnostic {
    let Some(document) = &question.document else {
        return failure.rule().about(question.path.as_str(), failure.to_string());
    };
    let base = format!("/snippets/{index}");
    let find = |field: &str| document.root.at(&format!("{base}/{field}"));
    let lines = document.lines(&format!("{base}/code"));
    let line = |number: usize| number.checked_sub(1).and_then(|at| lines.get(at)).copied();
    let head = |field: &str| find(field).map(|found| found.node.head(&document.file));
    let key_of = |field: &str| find(field).and_then(|found| found.key).map(|key| key.span);
    let place = Place {
        file: &document.file,
        key: &question.key,
        index,
        snippet: key_of("code").unwrap_or_else(|| Span::point(0)),
        code_line: &line,
        stdout: key_of("stdout").or_else(|| head("stdout")),
        raises: head("raises"),
    };
    deckle_snippets::diagnostic(failure, interpreter, &place)
}

/// Reports, for `--strict`, each example that a run could have proven and none did.
///
/// What its author declared as `not_run`, with a reason that readers see, is a statement and no gap; and one interpreter
/// of several is enough.
pub fn strict(collection: &Collection, results: &ExampleResults) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for question in collection.questions() {
        let (Some(proofs), Some(document)) = (results.proofs.get(&question.key), &question.document) else {
            continue;
        };
        for (index, snippet) in &question.examples {
            let verdict = proofs.get(*index).and_then(Proof::deciding).map(|run| &run.verdict);
            let Some(Verdict::NotRun { reason, .. }) = verdict.filter(|_| snippet.not_run.is_none()) else {
                continue;
            };
            let code = document.root.at(&format!("/snippets/{index}/code"));
            let span = code.and_then(|at| at.key).map_or(Span::point(0), |key| key.span);
            let message = format!("{}, example {}: not run: {reason}", question.key, index + 1);
            found.push(
                NOT_RUN
                    .at(&document.file, span, message)
                    .label("not proven")
                    .help("install what it needs (`deckle doctor` shows what is there), or leave out --strict"),
            );
        }
    }
    found
}
