//! What was found in a scope, with its counts: ready to be shown.

use crate::LIMITS;
use crate::analysis::Question;
use crate::collection::Collection;
use crate::results::ExampleResults;
use crate::rules::rules;
use crate::scope::Scope;
use crate::workspace::Workspace;
use deckle_content::Engine;
use deckle_content::publication::{Counts, Proof, Verdict};
use deckle_diagnostics::render::{NotRun, Summary};
use deckle_diagnostics::{Diagnostic, Severity};
use std::collections::HashSet;
use std::time::Duration;

/// Findings and counts, ready to be printed.
#[derive(Debug)]
pub struct Report {
    /// The findings, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
    /// What was looked at.
    pub summary: Summary,
}

impl Workspace {
    /// Checks what was asked for, without running an example.
    pub fn check(&self, scope: &Scope) -> Report {
        self.report(scope, &ExampleResults::default(), Vec::new())
    }

    /// Gathers what the files that were asked for and their examples gave, in other files too where these bring it about;
    /// `more` is listed whatever was asked for.
    pub fn report(&self, scope: &Scope, results: &ExampleResults, more: Vec<Diagnostic>) -> Report {
        Report::new(self.collection(), scope, results, more)
    }
}

/// Lists the examples that were not run, in the order of the files.
fn not_run(collection: &Collection, results: &ExampleResults) -> Vec<NotRun> {
    let of = |question: &Question| -> Vec<NotRun> {
        let proofs = results.proofs.get(&question.key).into_iter().flatten().enumerate();
        let one = |index: usize, on: Option<Engine>, reason: &str| NotRun {
            path: question.path.clone(),
            name: match on {
                Some(engine) => format!("example {} on {}", index + 1, engine.name()),
                None => format!("example {}", index + 1),
            },
            reason: reason.to_owned(),
            remedy: remedy(collection, question, index, on, reason),
        };
        let not_run = proofs.flat_map(|(index, proof)| {
            let missing = proof.missing_engines();
            if !missing.is_empty() {
                let on = |(engine, reason): (Engine, &str)| one(index, Some(engine), reason);
                return missing.into_iter().map(on).collect();
            }
            match proof.deciding().map(|run| &run.verdict) {
                Some(Verdict::NotRun { reason, .. }) => vec![one(index, None, reason)],
                _ => Vec::new(),
            }
        });
        not_run.collect()
    };
    collection.questions().flat_map(of).collect()
}

/// Returns what the files that were asked for bring about in others.
fn elsewhere(collection: &Collection, scope: &Scope) -> Vec<Diagnostic> {
    if !scope.has_removals() {
        return collection.caused(&|path| scope.holds(path)).cloned().collect();
    }
    // A file that is gone has left no trace but in others, so all that is wrong between files counts, and what a file may
    // keep and does not need to any more. What a file alone says did not change.
    let place = |found: &Diagnostic| (found.code(), found.path().to_owned(), found.span());
    let others = || collection.questions().filter(|question| !scope.holds(&question.path));
    let own: HashSet<_> = others().flat_map(|question| &question.diagnostics).map(place).collect();
    let found = collection.diagnostics().filter(|found| !scope.holds(found.path()));
    let documents = others().filter_map(|question| question.document.as_ref());
    let coverage = deckle_validate::Coverage {
        collection: true,
        snippets: false,
    };
    let found = found.cloned().collect();
    let reported = deckle_validate::suppress(found, documents, collection.config(), coverage, &LIMITS, rules());
    let mut found = reported.diagnostics;
    found.retain(|found| !own.contains(&place(found)));
    found
}

/// Says what would make an example run; `None` where its author says that it is only shown.
fn remedy(
    collection: &Collection,
    question: &Question,
    index: usize,
    on: Option<Engine>,
    reason: &str,
) -> Option<String> {
    let (_, snippet) = question.examples.iter().find(|(at, _)| *at == index)?;
    if snippet.not_run.is_some() {
        return None;
    }
    let language = deckle_languages::on(&snippet.language, on);
    let lacks = |requirement: &&String| reason.starts_with(&format!("It needs {requirement}"));
    Some(match snippet.requires.iter().find(lacks) {
        Some(requirement) => {
            let topic = collection
                .topic(&question.key.topic)
                .and_then(crate::collection::Topic::typed);
            match topic.and_then(|topic| topic.requirements.as_deref()) {
                Some(lock) => format!(
                    "install the packages of content/{}/{lock} into .venv, the virtual environment beside content/; \
                     `deckle doctor` lists those that are missing",
                    question.key.topic
                ),
                None => format!("install {requirement} for the interpreter that `deckle doctor` names"),
            }
        }
        None if language.runtime().wanted(snippet).is_some() => {
            let key = language.runtime().key();
            let option = match on {
                Some(_) => format!("--engine {key}@PATH"),
                None => format!("--{key} PATH"),
            };
            format!("run it with another version: `{option}`; `deckle doctor` names the one in use")
        }
        None => language.runtime().remedy().to_owned(),
    })
}

/// Counts, by engine, the examples that some engines proved and this one did not, because it was not run.
fn not_run_on(results: &ExampleResults) -> Vec<(String, usize)> {
    let proofs = || results.proofs.values().flatten();
    let partly = || {
        proofs().filter(|proof| !matches!(proof.deciding(), Some(run) if matches!(run.verdict, Verdict::NotRun { .. })))
    };
    let count = |engine: Engine| {
        let missing = |proof: &&Proof| proof.missing_engines().iter().any(|(own, _)| *own == engine);
        partly().filter(missing).count()
    };
    let counts = Engine::all().map(|engine| (engine.name().to_owned(), count(engine)));
    counts.filter(|(_, count)| *count > 0).collect()
}

impl Report {
    /// Gathers what a scope's files and examples gave.
    fn new(collection: &Collection, scope: &Scope, results: &ExampleResults, more: Vec<Diagnostic>) -> Self {
        let found = collection.diagnostics().chain(&results.diagnostics);
        let found: Vec<Diagnostic> = found
            .filter(|finding| scope.holds(finding.path()))
            .cloned()
            .chain(elsewhere(collection, scope))
            .chain(more)
            .collect();
        let asked = collection.questions().filter(|question| scope.holds(&question.path));
        let looked_at = deckle_validate::Coverage {
            // The rules across files see all files, whatever was asked for.
            collection: true,
            snippets: results.ran,
        };
        let documents = asked.filter_map(|question| question.document.as_ref());
        let config = collection.config();
        let reported = deckle_validate::suppress(found, documents, config, looked_at, &LIMITS, rules());
        let mut counts = Counts::default();
        results.proofs.values().flatten().for_each(|proof| counts.add(proof));
        let runs = results.proofs.values().flatten().flat_map(|proof| &proof.runs);
        let ran = runs.filter(|run| !matches!(run.verdict, Verdict::NotRun { .. }));
        let unsandboxed = ran.map(|run| run.sandboxed).any(|held| !held);
        let summary = Summary {
            files: collection
                .paths()
                .filter(|path| scope.holds(path))
                .map(str::to_owned)
                .chain(scope.settings())
                .collect(),
            questions: collection
                .questions()
                .filter(|question| scope.holds(&question.path))
                .count(),
            passed: counts.passed,
            failed: counts.failed,
            timed_out: counts.timed_out,
            not_run: counts.not_run,
            not_run_on: not_run_on(results),
            not_run_examples: not_run(collection, results),
            elapsed: Duration::ZERO,
            unsandboxed,
            hidden: reported.hidden,
        };
        Report {
            diagnostics: reported.diagnostics,
            summary,
        }
    }

    /// Yields the findings that are errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let all = self.diagnostics.iter();
        all.filter(|finding| finding.severity == Severity::Error)
    }

    /// Tells whether there is an error among the findings.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }
}
