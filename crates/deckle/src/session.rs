//! What most commands begin with: the collection that they are about, and the flag that an interruption sets.

use crate::cli::{Common, RunOptions, SelectOptions};
use crate::commands::select;
use crate::interrupt;
use crate::progress::Bar;
use anyhow::{Result, bail};
use deckle_content::publication::Selection;
use deckle_diagnostics::{Diagnostic, escape};
use deckle_workspace::{Collection, ExampleResults, Question, Report, Scope, Workspace, changes, root};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// One command at work on one collection.
pub(crate) struct Session<'a> {
    /// What every command takes.
    pub(crate) common: &'a Common,
    /// The collection.
    pub(crate) workspace: Workspace,
    /// What was asked for; everything unless paths were given.
    pub(crate) scope: Scope,
    /// The git revision since which changes were asked for.
    changed: Option<String>,
    cancelled: Arc<AtomicBool>,
}

impl<'a> Session<'a> {
    /// Reads and checks the collection of the paths, or of the current folder, and listens for interruptions: once a
    /// process.
    ///
    /// # Errors
    /// Fails if there is no collection, or if a path leads nowhere, out of it, or to nothing that can be checked.
    pub(crate) fn open(common: &'a Common, paths: &[PathBuf]) -> Result<Self> {
        let cancelled = interrupt::flag()?;
        // An id is no path, and belongs to the collection of the current folder.
        let start = paths.first().map(PathBuf::as_path).filter(|path| path.exists());
        let root = root::find(common.root.as_deref(), start)?;
        let scope = Scope::new(&root, paths)?;
        let workspace = Workspace::on_disk(&root);
        scope.must_hold(workspace.collection())?;
        Ok(Session {
            common,
            workspace,
            scope,
            changed: None,
            cancelled,
        })
    }

    /// Looks at what changed since a git revision, and at all that it can break.
    ///
    /// # Errors
    /// Fails if git cannot tell what changed.
    pub(crate) fn only_changed(&mut self, revision: &str) -> Result<()> {
        self.scope = Scope::changed(&changes(self.root(), revision)?);
        self.changed = Some(revision.to_owned());
        if self.scope.is_empty() && !self.common.quiet {
            eprintln!("nothing in the collection changed since {}", escape::line(revision));
        }
        Ok(())
    }

    /// Leaves of what was asked for the questions that the options choose. A question with mistakes stays where its topic
    /// and its id are chosen: it may be one of them.
    ///
    /// # Errors
    /// Fails if the options name a topic, a tag or an id that there is not.
    pub(crate) fn narrow(&mut self, options: &SelectOptions) -> Result<()> {
        let chosen = select::selection(options);
        if chosen == Selection::default() {
            return Ok(());
        }
        if let Some(message) = select::unknown(self.collection(), &chosen) {
            bail!(message);
        }
        let holds = |question: &&Question| {
            let chosen = match &question.typed {
                Some(typed) => chosen.holds(&question.key, typed),
                None => chosen.may_hold(&question.key),
            };
            chosen && self.scope.holds(&question.path)
        };
        let questions = self.collection().questions().filter(holds);
        let paths: Vec<String> = questions.map(|question| question.path.clone()).collect();
        if paths.is_empty() {
            bail!("no question fits the selection");
        }
        self.scope = Scope::of(paths.iter().map(String::as_str));
        self.changed = None;
        Ok(())
    }

    /// Reads the files again.
    ///
    /// # Errors
    /// Fails if what was asked for is gone.
    pub(crate) fn refresh(&mut self) -> Result<()> {
        self.workspace.refresh();
        if let Some(revision) = &self.changed {
            self.scope = Scope::changed(&changes(self.root(), revision)?);
        }
        Ok(self.scope.must_hold(self.workspace.collection())?)
    }

    /// Returns the folder that holds `content/`.
    pub(crate) fn root(&self) -> &Path {
        self.workspace.root()
    }

    /// Returns the collection.
    pub(crate) fn collection(&self) -> &Collection {
        self.workspace.collection()
    }

    /// Runs the examples of the questions that were asked for.
    ///
    /// # Errors
    /// Fails if no example can be run on this machine, or on an interruption.
    pub(crate) fn run(&self, options: &RunOptions) -> Result<ExampleResults> {
        self.run_only(options, &|question| self.scope.holds(&question.path))
    }

    /// Runs the examples of the questions that `wanted` names.
    ///
    /// # Errors
    /// Fails if no example can be run on this machine, or on an interruption.
    pub(crate) fn run_only(&self, options: &RunOptions, wanted: &dyn Fn(&Question) -> bool) -> Result<ExampleResults> {
        let bar = Bar::new("examples", self.common.quiet);
        let jobs = self.workspace.examples(wanted);
        Ok(self.workspace.run(&jobs, &options.settings(), &bar, &self.cancelled)?)
    }

    /// Returns what was found in what was asked for, and `more`.
    pub(crate) fn report(&self, results: &ExampleResults, more: Vec<Diagnostic>) -> Report {
        self.workspace.report(&self.scope, results, more)
    }

    /// Returns the flag that an interruption sets.
    pub(crate) fn cancelled(&self) -> &AtomicBool {
        &self.cancelled
    }

    /// Tells whether the command was interrupted.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
