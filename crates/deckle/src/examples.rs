//! Runs the examples of the chosen questions and keeps what came of them.

use crate::cli::RunOptions;
use crate::collection::{Collection, Question};
use crate::progress::Progress;
use crate::root::WORK;
use anyhow::{Context as _, Result};
use deckle_content::publication::{Proof, Verdict};
use deckle_content::question::Snippet;
use deckle_content::{Key, Limits};
use deckle_diagnostics::{Diagnostic, Span};
use deckle_snippets::{Checked, Interpreter, Job, Mode, Options, Place, Sandbox};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// What the examples proved.
#[derive(Default)]
pub(crate) struct Proven {
    /// The interpreters that were used, by label, in the order given.
    pub(crate) interpreters: Vec<String>,
    /// One proof for each example of each question that was asked for.
    pub(crate) proofs: HashMap<Key, Vec<Proof>>,
    /// The findings of examples that broke their promise.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The raw results, for those who need what was printed.
    pub(crate) checked: Vec<Checked>,
    /// Whether examples were to be run at all.
    pub(crate) ran: bool,
    /// How many of the examples that passed did so in an earlier run alone.
    pub(crate) remembered: usize,
}

impl Proven {
    /// Counts the examples that passed and of which no run was made now.
    fn count_remembered(&self) -> usize {
        let now = self.checked.iter().filter(|checked| !checked.cached);
        let now: HashSet<(&Key, usize)> = now.map(|checked| (&checked.key, checked.index)).collect();
        let examples = self.proofs.iter().flat_map(|(key, proofs)| {
            let numbered = proofs.iter().enumerate();
            numbered.map(move |(index, proof)| ((key, index), proof))
        });
        examples
            .filter(|(example, proof)| proof.is_proven() && !now.contains(example))
            .count()
    }
}

/// Finds the interpreters that the options name.
pub(crate) fn interpreters(root: &Path, options: &RunOptions) -> Result<Vec<Interpreter>> {
    let cache = (!options.no_cache).then(|| root.join(WORK).join("interpreters"));
    let find = |choice: Option<&str>| Interpreter::find(choice, root, cache.as_deref()).map_err(anyhow::Error::from);
    if options.python.is_empty() {
        return Ok(vec![find(None)?]);
    }
    options.python.iter().map(|choice| find(Some(choice))).collect()
}

/// Runs the examples of the questions that `wanted` names, under every interpreter.
pub(crate) fn run(
    collection: &Collection,
    wanted: &dyn Fn(&Question) -> bool,
    options: &RunOptions,
    quiet: bool,
    cancelled: &AtomicBool,
) -> Result<Proven> {
    let questions: Vec<&Question> = collection.questions().filter(|question| wanted(question)).collect();
    let jobs: Vec<Job> = questions
        .iter()
        .flat_map(|question| jobs(collection, &question.key, &question.examples))
        .collect();
    let mut proven = Proven {
        ran: true,
        ..Proven::default()
    };
    if jobs.is_empty() {
        return Ok(proven);
    }
    let interpreters = interpreters(&collection.root, options)?;
    let by_key: HashMap<&Key, &Question> = questions.iter().map(|question| (&question.key, *question)).collect();
    let settings = settings(&collection.root, options);
    let progress = Progress::new("examples", jobs.len() * interpreters.len(), quiet);
    for interpreter in &interpreters {
        let label = settings.label(interpreter);
        let results = deckle_snippets::check(&jobs, interpreter, &settings, &|_| progress.step(), cancelled)
            .with_context(|| format!("cannot run the examples with {label}"))?;
        for checked in results {
            if let (Some(question), Some(failure)) = (by_key.get(&checked.key), &checked.failure) {
                let mut found = diagnose(question, checked.index, failure, &label);
                if let Some(lacking) = &checked.lacking {
                    found = found.note(lacking.clone());
                }
                proven.diagnostics.push(found);
            }
            let proofs = proven.proofs.entry(checked.key.clone()).or_default();
            if proofs.len() <= checked.index {
                proofs.resize(checked.index + 1, Proof::default());
            }
            proofs[checked.index].runs.push(checked.run.clone());
            proven.checked.push(checked);
        }
        proven.interpreters.push(label);
    }
    progress.finish();
    proven.remembered = proven.count_remembered();
    Ok(proven)
}

/// Makes the runner's settings from the command line's.
pub(crate) fn settings(root: &Path, options: &RunOptions) -> Options {
    let defaults = Options::default();
    Options {
        jobs: options.jobs.unwrap_or(defaults.jobs),
        mode: if options.cold { Mode::Cold } else { Mode::ForkServer },
        sandbox: if options.no_sandbox {
            Sandbox::Off
        } else {
            Sandbox::Required
        },
        cache: (!options.no_cache).then(|| root.join(WORK).join("verdicts")),
        repeat: options.repeat,
        ..defaults
    }
}

/// Makes the jobs of a question's examples, each with its place in the list.
pub(crate) fn jobs(collection: &Collection, key: &Key, examples: &[(usize, Snippet)]) -> Vec<Job> {
    let sql_setup = collection
        .topic(&key.topic)
        .and_then(|topic| topic.typed.as_ref())
        .and_then(|topic| topic.sql_setup.clone());
    examples
        .iter()
        .map(|(index, snippet)| Job {
            key: key.clone(),
            index: *index,
            snippet: snippet.clone(),
            sql_setup: sql_setup.clone(),
        })
        .collect()
}

/// Runs examples under every interpreter, whatever is remembered of them.
pub(crate) fn again(
    collection: &Collection,
    jobs: &[Job],
    options: &RunOptions,
    cancelled: &AtomicBool,
) -> Result<Vec<Checked>> {
    let mut settings = settings(&collection.root, options);
    settings.cache = None;
    let mut out = Vec::new();
    for interpreter in &interpreters(&collection.root, options)? {
        out.extend(deckle_snippets::check(
            jobs,
            interpreter,
            &settings,
            &|_| {},
            cancelled,
        )?);
    }
    Ok(out)
}

/// Points a failure at the lines of the question's own file.
fn diagnose(question: &Question, index: usize, failure: &deckle_snippets::Failure, interpreter: &str) -> Diagnostic {
    let Some(document) = &question.document else {
        return Diagnostic::unreadable("run/lost", question.shown.as_str(), failure.to_string());
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
pub(crate) fn strict(collection: &Collection, proven: &Proven) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for question in collection.questions() {
        let (Some(proofs), Some(document)) = (proven.proofs.get(&question.key), &question.document) else {
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
                Diagnostic::error("run/not-run", &document.file, span, message)
                    .label("not proven")
                    .help("install what it needs (`deckle doctor` shows what is there), or leave out --strict"),
            );
        }
    }
    found
}

/// The limits that content is read with.
pub(crate) const LIMITS: Limits = Limits::DEFAULT;
