//! What CI calls, in the order in which it is cheapest to fail.

use crate::{process, repository, tasks};
use anyhow::Result;
use std::process::ExitCode;

/// Checks format, lints and generated documents, runs the main job, then every test.
pub(crate) fn run() -> Result<ExitCode> {
    process::run("format", &mut process::cargo(&["fmt", "--all", "--check"]))?;
    tasks::build::deckle()?;
    process::run(
        "lints",
        &mut process::cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--features",
            repository::FEATURES,
            "--profile",
            repository::PROFILE,
            "--",
            "-D",
            "warnings",
        ]),
    )?;
    // What contributors compile has fewer features, and so its own dead code.
    process::run(
        "lints of the checker alone",
        &mut process::cargo(&[
            "clippy",
            "-p",
            "deckle",
            "--profile",
            repository::PROFILE,
            "--",
            "-D",
            "warnings",
        ]),
    )?;
    // What other systems than Linux compile.
    process::run(
        "lints of the runner without a sandbox",
        &mut process::cargo(&[
            "clippy",
            "-p",
            "deckle-snippets",
            "--profile",
            repository::PROFILE,
            "--",
            "--cfg",
            "deckle_elsewhere",
            "-D",
            "warnings",
        ]),
    )?;
    let generated = tasks::generate::run(&tasks::generate::Options { check: true })?;
    if generated != ExitCode::SUCCESS {
        return Ok(generated);
    }
    // What a checkout brings along as remembered is no proof: CI runs every example.
    let built = tasks::build::run(&tasks::build::Options::of(&["--no-cache"]))?;
    if built != ExitCode::SUCCESS {
        return Ok(built);
    }
    tasks::test::run(&tasks::test::Options::default())
}
