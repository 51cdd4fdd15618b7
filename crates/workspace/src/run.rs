//! Runs examples.

use crate::analysis::Question;
use crate::error::Error;
use crate::examples::diagnose;
use crate::progress::Progress;
use crate::results::ExampleResults;
use crate::root::WORK;
use crate::workspace::Workspace;
use deckle_content::Key;
use deckle_languages::{Host, PYTHON, Runtime as _, Toolchain};
use deckle_runner::{Mode, Sandbox};
use deckle_snippets::{Job, Options};
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// How examples are run.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct RunOptions {
    /// The interpreters: paths, or versions such as `3.13`; none for the one that is found.
    pub python: Vec<String>,
    /// How many examples run at once; by default one for each processor.
    pub jobs: Option<usize>,
    /// Whether each example gets an interpreter of its own, started for it.
    pub cold: bool,
    /// Whether examples run without a sandbox.
    pub no_sandbox: bool,
    /// Whether every example is run, whatever an earlier run proved.
    pub no_cache: bool,
    /// How many times each example is run.
    pub repeat: u32,
}

impl Default for RunOptions {
    fn default() -> Self {
        RunOptions {
            python: Vec::new(),
            jobs: None,
            cold: false,
            no_sandbox: false,
            no_cache: false,
            repeat: 1,
        }
    }
}

/// Finds the interpreters that the options name, or the one that the folder `root` uses.
///
/// # Errors
/// Fails if one of them cannot be found or used.
pub fn interpreters(root: &Path, options: &RunOptions) -> Result<Vec<Toolchain>, Error> {
    let cache = (!options.no_cache).then(|| root.join(WORK).join("interpreters"));
    let find = |choice: Option<&str>| {
        let cache = cache.as_deref();
        PYTHON.detect(&Host { choice, root, cache }).map_err(Error::from)
    };
    if options.python.is_empty() {
        return Ok(vec![find(None)?]);
    }
    options.python.iter().map(|choice| find(Some(choice))).collect()
}

impl Workspace {
    /// Runs examples under every interpreter. Those of a question are run together or not at all.
    ///
    /// # Errors
    /// Fails if there is no interpreter or no sandbox, or if `cancelled` was set.
    pub fn run(
        &self,
        jobs: &[Job],
        options: &RunOptions,
        progress: &dyn Progress,
        cancelled: &AtomicBool,
    ) -> Result<ExampleResults, Error> {
        let mut results = ExampleResults {
            ran: true,
            ..ExampleResults::default()
        };
        if jobs.is_empty() {
            return Ok(results);
        }
        let interpreters = interpreters(self.root(), options)?;
        let questions = self.collection().questions();
        let by_key: HashMap<&Key, &Question> = questions.map(|question| (&question.key, question)).collect();
        let settings = settings(self.root(), options);
        progress.start(jobs.len() * interpreters.len());
        for interpreter in &interpreters {
            let label = settings.label(interpreter);
            let all = deckle_snippets::check(jobs, interpreter, &settings, &|_| progress.step(), cancelled);
            let all = all.map_err(|source| Error::Run {
                interpreter: label.clone(),
                source,
            })?;
            for checked in all {
                if let (Some(question), Some(failure)) = (by_key.get(&checked.key), &checked.failure) {
                    let mut found = diagnose(question, checked.index, failure, &label);
                    if let Some(lacking) = &checked.lacking {
                        found = found.note(lacking.clone());
                    }
                    results.diagnostics.push(found);
                }
                results.add(checked);
            }
            results.interpreters.push(label);
        }
        progress.finish();
        results.remembered = results.count_remembered();
        Ok(results)
    }
}

/// Makes the runner's settings.
fn settings(root: &Path, options: &RunOptions) -> Options {
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
