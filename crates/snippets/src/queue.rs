//! Checks a list of examples on several workers.
//!
//! Results come in the order of the jobs, however long each took.

use crate::cache::Cache;
use crate::dependence::Dependence;
use crate::examine::{self, Finding};
use crate::failure::Failure;
use crate::job::{Checked, Job, Options};
use crate::variation::{Varied, printed, what_came};
use deckle_content::publication::{Run, Verdict};
use deckle_content::question::Snippet;
use deckle_languages::Toolchain;
use deckle_runner::{Launch, Lazy, RunError, Runner, Sandbox};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Why a check could not be finished. What examples do is never an error: that is in their verdicts.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine refuses something that every run needs.
    #[error(transparent)]
    Run(RunError),
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl From<RunError> for Error {
    fn from(error: RunError) -> Self {
        match error {
            RunError::Cancelled => Error::Cancelled,
            other @ (RunError::Io { .. } | RunError::NoSandbox { .. } | RunError::Server { .. }) => Error::Run(other),
        }
    }
}

/// One example is done.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// How many are done, this one included.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// What came of this one.
    pub checked: &'a Checked,
}

/// Checks examples of one runtime with one of its toolchains; call it once for each.
///
/// `progress` is called from the workers' threads, once for each example. Setting `cancelled` ends all processes and
/// returns soon.
///
/// # Errors
/// Fails if this machine cannot run examples in the way asked for, or if the check was cancelled.
pub fn check(
    jobs: &[Job],
    toolchain: &Toolchain,
    options: &Options,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    cancelled: &AtomicBool,
) -> Result<Vec<Checked>, Error> {
    deckle_runner::require(options.sandbox)?;
    let cache = options
        .cache
        .as_deref()
        .map(|folder| Cache::open(folder, toolchain, options));
    let mut queue = WorkQueue {
        launch: Launch::default(),
        cache,
        pending: Vec::new(),
        jobs,
        toolchain,
        options,
        progress,
        cancelled,
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        results: Mutex::new(vec![None; jobs.len()]),
        error: Mutex::new(None),
    };
    queue.take_remembered();
    let queued: Vec<&Snippet> = queue.pending.iter().map(|at| &jobs[*at].snippet).collect();
    queue.launch = toolchain.runtime.launch(toolchain, &queued);
    let queue = queue;
    let workers = options.jobs.clamp(1, queue.pending.len().max(1));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| queue.work());
        }
    });
    queue.finish()
}

/// What the workers share.
struct WorkQueue<'a> {
    launch: Launch,
    cache: Option<Cache>,
    /// The places of the jobs that must run.
    pending: Vec<usize>,
    jobs: &'a [Job],
    toolchain: &'a Toolchain,
    options: &'a Options,
    progress: &'a (dyn Fn(Progress<'_>) + Sync),
    cancelled: &'a AtomicBool,
    next: AtomicUsize,
    done: AtomicUsize,
    results: Mutex<Vec<Option<Checked>>>,
    error: Mutex<Option<Error>>,
}

impl WorkQueue<'_> {
    /// Settles the jobs that need not run again and queues the others.
    fn take_remembered(&mut self) {
        for (at, job) in self.jobs.iter().enumerate() {
            let proven = match &self.cache {
                Some(cache) if self.options.repeat <= 1 => cache.get(job),
                _ => None,
            };
            match proven.and_then(|proven| examine::remembered(job, self.toolchain, proven)) {
                Some(finding) => self.put(at, self.checked(job, finding, true)),
                None => self.pending.push(at),
            }
        }
    }

    /// Takes one job after another until there is none.
    fn work(&self) {
        let settings = self.options.settings();
        let mut runner = Lazy::new(|| deckle_runner::runner(&self.launch, &settings));
        let mut varied = Varied::new(&self.launch, &settings);
        loop {
            let next = self.next.fetch_add(1, Ordering::Relaxed);
            let Some((at, job)) = self.pending.get(next).map(|at| (*at, &self.jobs[*at])) else {
                return;
            };
            if self.cancelled.load(Ordering::Relaxed) {
                return self.fail(Error::Cancelled);
            }
            match self.one(&mut runner, &mut varied, job) {
                Ok(checked) => self.put(at, checked),
                Err(error) => return self.fail(error.into()),
            }
        }
    }

    fn one(&self, runner: &mut dyn Runner, varied: &mut Varied<'_>, job: &Job) -> Result<Checked, RunError> {
        let mut finding = examine::examine(runner, job, self.toolchain, self.cancelled)?;
        if finding.failure.is_none() && finding.not_run.is_none() {
            finding.failure = varied.verify(runner, job, self.toolchain, &finding, self.cancelled)?;
        }
        for _ in 1..self.options.repeat {
            if finding.failure.is_some() || finding.not_run.is_some() {
                break;
            }
            let again = examine::again(runner, job, self.toolchain, &finding, self.cancelled)?;
            if again.failure.is_some() {
                finding.failure = Some(Failure::Flaky {
                    depends: Dependence::Run(self.options.repeat),
                    first: printed(&finding),
                    other: what_came(&again),
                });
            }
        }
        if let (Some(cache), Some(proven)) = (&self.cache, finding.proven()) {
            cache.put(job, &proven);
        }
        Ok(self.checked(job, finding, false))
    }

    fn checked(&self, job: &Job, finding: Finding, cached: bool) -> Checked {
        let verdict = finding.verdict();
        let stdout = finding.stdout();
        let lacking = finding.failure.as_ref().and_then(|_| self.lacking(job));
        let ran = !matches!(verdict, Verdict::NotRun { .. });
        Checked {
            key: job.key.clone(),
            index: job.index,
            run: Run {
                engine: job.engine,
                interpreter: Some(self.options.label(self.toolchain)),
                sandboxed: ran && self.options.sandbox == Sandbox::Required,
                verdict,
            },
            failure: finding.failure,
            lacking,
            stdout,
            stderr: finding.stderr,
            observed: finding.observed,
            raised: finding.raised,
            cached,
            took: finding.took,
        }
    }

    /// Says what this machine lacks of what a failed example needs.
    fn lacking(&self, job: &Job) -> Option<String> {
        let needs = |job: &Job| {
            let run = job.language().run(&job.example());
            run.is_some_and(|run| run.program.local_sockets)
        };
        if self.options.sandbox == Sandbox::Off || !needs(job) {
            return None;
        }
        let detected = || deckle_runner::local_sockets(self.options.launcher.as_deref());
        let found = self.options.local_sockets.clone();
        found.unwrap_or_else(detected).advice()
    }

    fn put(&self, at: usize, checked: Checked) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.progress)(Progress {
            done,
            total: self.jobs.len(),
            checked: &checked,
        });
        let mut results = self.results.lock().unwrap_or_else(PoisonError::into_inner);
        results[at] = Some(checked);
    }

    /// Keeps the first error and lets the other workers stop.
    fn fail(&self, error: Error) {
        self.next.store(self.pending.len(), Ordering::Relaxed);
        let mut first = self.error.lock().unwrap_or_else(PoisonError::into_inner);
        first.get_or_insert(error);
    }

    /// Returns the results; a job without one counts as lost, never as passed.
    fn finish(self) -> Result<Vec<Checked>, Error> {
        if let Some(error) = self.error.lock().unwrap_or_else(PoisonError::into_inner).take() {
            return Err(error);
        }
        if let Some(cache) = self.cache.as_ref().filter(|_| !self.pending.is_empty()) {
            cache.tidy();
        }
        let results = std::mem::take(&mut *self.results.lock().unwrap_or_else(PoisonError::into_inner));
        let lost = |job: &Job| {
            let detail = "no worker finished it".to_owned();
            self.checked(job, Finding::failed(Failure::Lost { detail }), false)
        };
        Ok(results
            .into_iter()
            .zip(self.jobs)
            .map(|(checked, job)| checked.unwrap_or_else(|| lost(job)))
            .collect())
    }
}
