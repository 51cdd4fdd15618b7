//! Documents that are made from the code, and the check that they are up to date.

use crate::{process, repository, tasks};
use anyhow::{Context as _, Result};
use std::fs;
use std::process::ExitCode;

/// How to generate.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Write nothing; fail if a document is out of date.
    #[arg(long)]
    pub(crate) check: bool,
}

/// Each document with the hidden `deckle __docs` page that it holds.
const DOCUMENTS: &[(&str, &str)] = &[("docs/rules.md", "rules"), ("docs/cli.md", "cli")];

/// Writes or checks every generated document.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let binary = tasks::build::deckle()?;
    let mut stale = Vec::new();
    for (path, page) in DOCUMENTS {
        let fresh = process::output(&mut process::command(&binary, &["__docs", page]))
            .with_context(|| format!("deckle cannot write {path}"))?
            + "\n";
        let file = repository::root().join(path);
        if fs::read_to_string(&file).is_ok_and(|found| found == fresh) {
            continue;
        }
        if options.check {
            stale.push(*path);
        } else {
            fs::write(&file, fresh).with_context(|| format!("cannot write {path}"))?;
            eprintln!("    wrote {path}");
        }
    }
    for path in &stale {
        eprintln!("error: {path} is out of date: run `cargo xtask gen` and commit it");
    }
    Ok(process::exit(u8::from(!stale.is_empty())))
}
