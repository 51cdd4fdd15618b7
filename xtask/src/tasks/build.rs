//! The main job: check everything, then write `dist/`.

use crate::{process, repository, tasks};
use anyhow::Result;
use std::path::PathBuf;
use std::process::ExitCode;

/// How to build.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Passed on to `deckle build`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    deckle: Vec<String>,
}

impl Options {
    /// Passes these arguments on.
    pub(crate) fn of(deckle: &[&str]) -> Self {
        Options {
            deckle: deckle.iter().map(|argument| (*argument).to_owned()).collect(),
        }
    }
}

/// Makes the environment, builds the binary, and lets it check and export.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    // Without an environment the examples run on whatever Python there is, and say what they lack.
    if let Err(error) = tasks::venv::run() {
        eprintln!("warning: {error:#}");
    }
    let binary = deckle()?;
    let mut build = process::command(binary, &["build"]);
    Ok(process::exit(process::status(
        "deckle build",
        build.args(&options.deckle),
    )?))
}

/// Builds the binary with every exporter and returns its path.
pub(crate) fn deckle() -> Result<PathBuf> {
    // The whole workspace at once, as the tests build it: the same features, so everything is compiled once.
    process::run(
        "compile deckle (the first time takes minutes: the PDF engine is large)",
        &mut process::cargo(&[
            "build",
            "--workspace",
            "--features",
            repository::FEATURES,
            "--profile",
            repository::PROFILE,
        ]),
    )?;
    Ok(repository::target()
        .join(repository::PROFILE)
        .join(format!("deckle{}", std::env::consts::EXE_SUFFIX)))
}
