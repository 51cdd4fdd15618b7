//! What this repository and its CI run: `cargo xtask …`.
//!
//! **Invariant:** xtask spawns the `deckle` binary and never links it, so that CI exercises what ships; and workflows hold
//! no logic, so that CI and a laptop do the same.

#![allow(clippy::disallowed_methods, reason = "its job is to start programs and write files")]

mod process;
mod python;
mod repository;
mod tasks;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, tests and publishes the collection in this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

const EXAMPLES: &str = "Examples:
  cargo xtask build          check everything, then write dist/
  cargo xtask test           run every test
  cargo xtask gen            write the generated documents anew
  cargo xtask bench validate compare the validation with its peers";

#[derive(Subcommand)]
enum Task {
    /// The main job: check everything, then write dist/ (PDF, Anki, JSON, site).
    Build(tasks::build::Options),
    /// Run every test, with the tools that the tests need.
    Test(tasks::test::Options),
    /// What CI calls: format, lints, drift checks, build, test.
    Ci(tasks::ci::Options),
    /// Install what the tests look through, where a package manager is at hand: a browser and readers of PDF files.
    Tools,
    /// Make or renew the virtual environment that the examples need.
    Venv,
    /// Write the generated documents, or check that they are up to date.
    Gen(tasks::generate::Options),
    /// Check that the arrows between crates, and between the files of each, all point one way.
    Layout,
    /// Lint the workflows, with zizmor and actionlint.
    Workflows,
    /// Compare deckle with its peers and print a Markdown table.
    Bench(tasks::bench::Options),
    /// Make a release: set its version, record the deck's ledger, build everything, commit and tag it.
    Dist(tasks::dist::Options),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Build(options) => tasks::build::run(&options),
        Task::Test(options) => tasks::test::run(&options),
        Task::Ci(options) => tasks::ci::run(&options),
        Task::Tools => Ok(tasks::tools::run()),
        Task::Venv => tasks::venv::run(),
        Task::Gen(options) => tasks::generate::run(&options),
        Task::Layout => tasks::layout::run(),
        Task::Workflows => tasks::workflows::run().map(|()| ExitCode::SUCCESS),
        Task::Bench(options) => tasks::bench::run(&options),
        Task::Dist(options) => tasks::dist::run(&options),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
