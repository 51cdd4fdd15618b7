//! A release in one command: version, day and change log are set, the deck's ledger is recorded, everything is built, and the
//! whole is committed and tagged; with `--publish` it also goes out.
//!
//! **Invariant:** a release that fails or is interrupted before its commit leaves every file as it was.

mod changelog;
mod day;
mod files;
mod git;
mod publish;
mod settings;

use crate::{process, repository, tasks};
use anyhow::{Context as _, Result, bail, ensure};
use files::Files;
use std::fs;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How to make a release.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The version to release, such as 1.2.0; by default the one in deckle.yaml.
    version: Option<String>,
    /// Change nothing, and say what a release would hold.
    #[arg(long, conflicts_with = "publish")]
    dry_run: bool,
    /// Then push the commit and its tag, and upload dist/ with GitHub's `gh`.
    #[arg(long)]
    publish: bool,
}

const SETTINGS: &str = "deckle.yaml";
const CHANGELOG: &str = "CHANGELOG.md";
const LEDGER: &str = "anki-ledger.txt";

/// Makes a release.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let plan = Plan::new(options)?;
    if options.dry_run {
        return plan.show();
    }
    // What can be refused at once is refused before anything is compiled.
    git::ready(&repository::root(), &plan.tag())?;
    if options.publish {
        publish::ready()?;
    }
    plan.make()?;
    if options.publish {
        publish::run(&plan.tag(), &plan.notes)?;
        eprintln!("\n{} is published", plan.version);
    } else {
        eprintln!(
            "\n{version} is committed and tagged as {tag}; dist/ holds what it publishes.\n\
             To publish it:      {push}, then upload dist/\n\
             To take it back:    git tag -d {tag} && git reset --keep HEAD~1",
            version = plan.version,
            tag = plan.tag(),
            push = publish::push_command(&plan.tag())?,
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// What a release will write.
struct Plan {
    version: String,
    day: String,
    settings: String,
    changelog: String,
    /// What the change log says about this version.
    notes: String,
}

impl Plan {
    fn new(options: &Options) -> Result<Self> {
        let read = |name: &str| {
            fs::read_to_string(repository::root().join(name)).with_context(|| format!("cannot read {name}"))
        };
        let settings = read(SETTINGS)?;
        let version = match &options.version {
            Some(given) => given.trim_start_matches('v').to_owned(),
            None => settings::version(&settings)?.to_owned(),
        };
        ensure!(
            settings::is_version(&version),
            "`{version}` is no version: write three numbers, such as 1.2.0"
        );
        let day = day::of_release()?;
        let changelog = changelog::release(&read(CHANGELOG)?, &version, &day)?;
        Ok(Plan {
            settings: settings::with(&settings, &version, &day)?,
            notes: changelog::notes(&changelog, &version)?,
            changelog,
            version,
            day,
        })
    }

    fn tag(&self) -> String {
        format!("v{}", self.version)
    }

    /// Says what the release would hold.
    fn show(&self) -> Result<ExitCode> {
        tasks::venv::run()?;
        let binary = tasks::build::deckle()?;
        let checked = process::command(&binary, &["ledger", "check"]).status();
        // Exit code 1 says that the ledger is behind, which is what a release is for.
        ensure!(
            matches!(checked.context("cannot start deckle")?.code(), Some(0 | 1)),
            "the ledger could not be compared"
        );
        println!("\n{} of {}:\n\n{}", self.version, self.day, self.notes);
        Ok(ExitCode::SUCCESS)
    }

    /// Writes, records, builds and commits; undoes all of it if a step fails.
    fn make(&self) -> Result<()> {
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&interrupted);
        // The programs that run below end by themselves; this one has files to put back.
        ctrlc::set_handler(move || flag.store(true, Ordering::SeqCst)).context("cannot watch for Ctrl-C")?;
        let go_on = || {
            ensure!(!interrupted.load(Ordering::SeqCst), "interrupted");
            Ok(())
        };
        // A package that is missing today would mark its cards as unproven, for learners to see.
        ensure!(
            tasks::venv::ensure()?.is_complete(),
            "the virtual environment is incomplete: release from a machine on which every package can be installed"
        );
        let binary = tasks::build::deckle()?;
        go_on()?;
        let root = repository::root();
        let files = Files::save(&root, &[SETTINGS, CHANGELOG, LEDGER])?;
        let made = (|| {
            files.write(SETTINGS, &self.settings)?;
            files.write(CHANGELOG, &self.changelog)?;
            process::run(
                "record the ledger",
                &mut process::command(&binary, &["ledger", "record"]),
            )?;
            go_on()?;
            // Nothing that is remembered counts in a release: every example runs.
            process::run("build", &mut process::command(&binary, &["build", "--no-cache"]))?;
            go_on()?;
            git::commit(&root, files.names(), &self.version)
        })();
        if let Err(error) = made {
            files.restore()?;
            bail!("{error:#}; nothing was released, and every file is as it was");
        }
        git::tag(&root, &self.tag(), &self.version)
    }
}
