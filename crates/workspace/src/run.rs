//! Runs examples.

use crate::analysis::Question;
use crate::error::Error;
use crate::examples::diagnose;
use crate::progress::Progress;
use crate::results::ExampleResults;
use crate::root::WORK;
use crate::workspace::Workspace;
use deckle_content::{Engine, Key};
use deckle_languages::{self as languages, DetectError, Host, PYTHON, RUNTIMES, Runtime, Toolchain, by_name};
use deckle_runner::{Mode, Sandbox};
use deckle_snippets::{Checked, Job, Options};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// How examples are run.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct RunOptions {
    /// The toolchains to use, by the key of their runtime: paths, or versions such as `3.13`; none for the one that is found.
    pub toolchains: BTreeMap<&'static str, Vec<String>>,
    /// The engines that are asked for; `None` for all that examples claim.
    pub engines: Option<BTreeSet<Engine>>,
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
            toolchains: BTreeMap::new(),
            engines: None,
            jobs: None,
            cold: false,
            no_sandbox: false,
            no_cache: false,
            repeat: 1,
        }
    }
}

impl RunOptions {
    /// Returns the toolchains of a runtime that were asked for.
    fn chosen(&self, runtime: &dyn Runtime) -> &[String] {
        self.toolchains.get(runtime.key()).map_or(&[], Vec::as_slice)
    }
}

/// Finds the toolchains of a runtime that the options name, or the one that the folder `root` uses.
///
/// # Errors
/// Fails if one of them cannot be found or used.
pub fn toolchains(runtime: &dyn Runtime, root: &Path, options: &RunOptions) -> Result<Vec<Toolchain>, DetectError> {
    let cache = (!options.no_cache).then(|| root.join(WORK).join("interpreters"));
    let find = |choice: Option<&str>, python: Option<&str>| {
        let cache = cache.as_deref();
        runtime.detect(&Host {
            choice,
            python,
            root,
            cache,
        })
    };
    let pythons = options.chosen(&PYTHON);
    match (options.chosen(runtime), pythons) {
        ([], [_, _, ..]) if runtime.is_in_each_python() => {
            pythons.iter().map(|python| find(None, Some(python))).collect()
        }
        ([], _) => Ok(vec![find(None, pythons.first().map(String::as_str))?]),
        (chosen, _) => {
            let python = pythons.first().map(String::as_str);
            chosen.iter().map(|choice| find(Some(choice), python)).collect()
        }
    }
}

/// The examples of one runtime, and the toolchains that run them.
struct Group {
    jobs: Vec<Job>,
    toolchains: Vec<Toolchain>,
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
        let groups = self.group(jobs, options, &mut results)?;
        let questions = self.collection().questions();
        let by_key: HashMap<&Key, &Question> = questions.map(|question| (&question.key, question)).collect();
        let settings = settings(self.root(), options);
        progress.start(
            groups
                .iter()
                .map(|group| group.jobs.len() * group.toolchains.len())
                .sum(),
        );
        let pairs = groups
            .iter()
            .flat_map(|group| group.toolchains.iter().map(|toolchain| (&group.jobs, toolchain)));
        for (jobs, toolchain) in pairs {
            let label = settings.label(toolchain);
            let all = deckle_snippets::check(jobs, toolchain, &settings, &|_| progress.step(), cancelled);
            let all = all.map_err(|source| Error::Run {
                interpreter: label.clone(),
                source,
            })?;
            for checked in all {
                if let (Some(question), Some(failure)) = (by_key.get(&checked.key), &checked.failure) {
                    let mut found = diagnose(question, &checked, failure, &label);
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

    /// Finds what runs each example. Where a runtime is not there that a collection can do without, its examples are not run.
    fn group(&self, jobs: &[Job], options: &RunOptions, results: &mut ExampleResults) -> Result<Vec<Group>, Error> {
        let jobs: Vec<Job> = jobs.iter().flat_map(Job::on_engines).collect();
        let mut groups = Vec::new();
        for runtime in RUNTIMES {
            let is_its = |job: &&Job| job.engine.is_none() && by_name(&job.snippet.language).runtime() == runtime;
            let its = jobs.iter().filter(is_its).cloned().collect();
            groups.extend(self.found(runtime, its, options, results)?);
        }
        for engine in Engine::all() {
            let on_it: Vec<Job> = jobs.iter().filter(|job| job.engine == Some(engine)).cloned().collect();
            let is_asked = options.engines.as_ref().is_none_or(|asked| asked.contains(&engine));
            let Some(runtime) = languages::on_engine(engine).filter(|_| is_asked) else {
                let reason = if is_asked {
                    "Nothing here runs it."
                } else {
                    "It was not asked for."
                };
                not_run(&on_it, reason, results);
                continue;
            };
            groups.extend(self.found(runtime, on_it, options, results)?);
        }
        Ok(groups)
    }

    /// Finds what runs the examples of one runtime.
    fn found(
        &self,
        runtime: &'static dyn Runtime,
        jobs: Vec<Job>,
        options: &RunOptions,
        results: &mut ExampleResults,
    ) -> Result<Option<Group>, Error> {
        if jobs.is_empty() {
            return Ok(None);
        }
        let missing = match toolchains(runtime, self.root(), options) {
            Ok(toolchains) => return Ok(Some(Group { jobs, toolchains })),
            Err(error) => error,
        };
        let reason = match (&missing, options.chosen(runtime)) {
            _ if !runtime.is_optional() => return Err(missing.into()),
            (DetectError::Nowhere(_), []) => format!("It needs {}, which is not installed.", runtime.name()),
            (DetectError::TooOld { found, needed, .. }, []) => {
                format!("It needs {} {needed} or later; this is {found}.", runtime.name())
            }
            _ => return Err(missing.into()),
        };
        not_run(&jobs, &reason, results);
        Ok(None)
    }
}

/// Says of examples that they were not run.
fn not_run(jobs: &[Job], reason: &str, results: &mut ExampleResults) {
    for job in jobs {
        results.add(Checked::not_run(job, reason.to_owned()));
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
