//! What the caller asks for, and what it gets back.

use crate::failure::Failure;
use deckle_content::publication::{Run, Verdict};
use deckle_content::question::{Kind, Snippet};
use deckle_content::{Engine, Key};
use deckle_languages::{self as languages, Example, Language, Toolchain};
use deckle_runner::{Limits, LocalSockets, Mode, Outcome, Sandbox, Settings, Variation};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// One example to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The question that it belongs to.
    pub key: Key,
    /// Its place among the question's examples, from 0.
    pub index: usize,
    /// The example.
    pub snippet: Snippet,
    /// SQL that its topic runs before each `sql` example.
    pub sql_setup: Option<String>,
    /// The sample database of its topic.
    pub sample: Option<Arc<str>>,
    /// The engine to run it on, of those that it claims; `None` for a language that has none, and for `SQLite` alone.
    pub engine: Option<Engine>,
}

impl Job {
    /// Returns the example's language.
    pub(crate) fn language(&self) -> &'static dyn Language {
        languages::on(&self.snippet.language, self.engine)
    }

    /// Returns one job for each engine that the example claims; it alone where it claims none, or is not run at all.
    pub fn on_engines(&self) -> Vec<Job> {
        let engines = &self.snippet.engines;
        if self.snippet.kind() != Kind::Sql || self.snippet.not_run.is_some() || engines.is_empty() {
            return vec![self.clone()];
        }
        let on = |engine: &Engine| Job {
            engine: Some(*engine),
            ..self.clone()
        };
        engines.iter().map(on).collect()
    }

    /// Returns the example as its language takes it.
    pub(crate) fn example(&self) -> Example<'_> {
        Example {
            snippet: &self.snippet,
            sql_setup: self.sql_setup.as_deref(),
            sample: self.sample.as_deref(),
        }
    }
}

/// How to check.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many examples run at the same time.
    pub jobs: usize,
    /// How processes are made.
    pub mode: Mode,
    /// Whether examples must be contained.
    pub sandbox: Sandbox,
    /// The folder that remembers passes; `None` to run everything.
    pub cache: Option<PathBuf>,
    /// How often each example runs; above 1, differing outputs are reported as flaky and the cache is not read.
    pub repeat: u32,
    /// What an example may use.
    pub limits: Limits,
    /// How sockets with names are contained; `None` to find out what this machine offers.
    pub local_sockets: Option<LocalSockets>,
    /// The program whose `__sandbox` command calls [`deckle_runner::sandbox_main`]; `None` for the running program.
    pub launcher: Option<PathBuf>,
}

impl Options {
    /// Returns how reports and exports call a toolchain that ran examples in this way.
    pub fn label(&self, toolchain: &Toolchain) -> String {
        match self.sandbox {
            Sandbox::Required => toolchain.label.clone(),
            Sandbox::Off => format!("{} (not sandboxed)", toolchain.label),
        }
    }

    /// Returns the runner's part of the options.
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            mode: self.mode,
            sandbox: self.sandbox,
            limits: self.limits,
            variation: Variation::NONE,
            local_sockets: self.local_sockets.clone(),
            launcher: self.launcher.clone(),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
            mode: Mode::default(),
            sandbox: Sandbox::default(),
            cache: None,
            repeat: 1,
            limits: Limits::default(),
            local_sockets: None,
            launcher: None,
        }
    }
}

impl Checked {
    /// Says of an example that it was not run: for this reason, unless its author gave one.
    pub fn not_run(job: &Job, reason: String) -> Self {
        Checked {
            key: job.key.clone(),
            index: job.index,
            run: Run {
                engine: job.engine,
                interpreter: None,
                sandboxed: false,
                verdict: Verdict::NotRun {
                    reason: job.snippet.not_run.clone().unwrap_or(reason),
                    checked: None,
                },
            },
            failure: None,
            observed: None,
            lacking: None,
            stdout: None,
            stderr: None,
            raised: None,
            cached: false,
            took: Duration::ZERO,
        }
    }
}

/// What came of one job.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The question that it belongs to.
    pub key: Key,
    /// Its place among the question's examples, from 0.
    pub index: usize,
    /// The verdict, for the publication.
    pub run: Run,
    /// What went wrong, for [`crate::diagnostic`]; `Some` exactly if the verdict is a failure or a timeout.
    pub failure: Option<Failure>,
    /// What was seen of it, if it ran just now; of a `>>>` session, the run before the comparison.
    pub observed: Option<Outcome>,
    /// What this machine lacks that may be why it failed, and how to get it.
    pub lacking: Option<String>,
    /// What it printed, if it ran just now and printed text; `None` for a `>>>` session.
    pub stdout: Option<String>,
    /// What it wrote to standard error beside the report of the error that ended it, under the same conditions.
    pub stderr: Option<String>,
    /// The exception that it ended in, as `raises` would write it, if it ran just now and ended in one.
    pub raised: Option<String>,
    /// Whether the verdict was remembered from an earlier run.
    pub cached: bool,
    /// How long it took, from start to the last of its processes.
    pub took: Duration,
}
