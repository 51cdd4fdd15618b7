//! What CI calls, in the order in which it is cheapest to fail.

use crate::{process, repository, tasks};
use anyhow::{Result, ensure};
use std::process::ExitCode;

/// What to check.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Only what a change of content can break: released questions, every example, the exports.
    #[arg(long)]
    content: bool,
    /// Go on where packages cannot be installed; the examples that need one are then reported as not run.
    #[arg(long)]
    offline: bool,
}

/// Checks format, layout, lints and generated documents, runs the main job, then every test.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    // First, because an incomplete environment shows after a minute and the tests after many.
    require_packages(options.offline)?;
    if options.content {
        return content();
    }
    process::run("format", &mut process::cargo(&["fmt", "--all", "--check"]))?;
    tasks::workflows::run()?;
    let layout = tasks::layout::run()?;
    if layout != ExitCode::SUCCESS {
        return Ok(layout);
    }
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
            "deckle-runner",
            "--profile",
            repository::PROFILE,
            "--",
            "--cfg",
            "deckle_unsupported",
            "-D",
            "warnings",
        ]),
    )?;
    let generated = tasks::generate::run(&tasks::generate::Options { check: true })?;
    if generated != ExitCode::SUCCESS {
        return Ok(generated);
    }
    // An update of Typst must never wait for what reaches into its internals.
    process::run(
        "guides without the one-pass module",
        &mut process::cargo(&[
            "test",
            // The whole workspace, so that the features of the engine, and with them the engine, are those of every other build.
            "--workspace",
            "--lib",
            "--no-default-features",
            "--features",
            repository::FEATURES,
            "--profile",
            repository::PROFILE,
        ]),
    )?;
    let proven = content()?;
    if proven != ExitCode::SUCCESS {
        return Ok(proven);
    }
    tasks::test::run(&tasks::test::Options::default())
}

/// Fails where a pinned package is missing: examples that need it would be "not run", and CI must not call that green.
fn require_packages(offline: bool) -> Result<()> {
    let made = tasks::venv::ensure();
    if offline {
        if let Err(error) = made {
            eprintln!("warning: {error:#}");
        }
        return Ok(());
    }
    ensure!(
        made?.is_complete(),
        "not every pinned package could be installed, so the examples that need one would be reported as not run; \
         `--offline` accepts that"
    );
    Ok(())
}

/// Checks that no released question vanished, and builds everything.
fn content() -> Result<ExitCode> {
    let binary = tasks::build::deckle()?;
    match last_release() {
        Some(tag) => {
            let mut check = process::command(binary, &["check", "--no-run", "--since", &tag]);
            let code = process::status(&format!("compare with {tag}"), &mut check)?;
            if code != 0 {
                return Ok(process::exit(code));
            }
        }
        None => eprintln!("    git knows no release, so there are no released questions to look for"),
    }
    // What a checkout brings along as remembered is no proof: CI runs every example.
    tasks::build::run(&tasks::build::Options::of(&["--no-cache"]))
}

/// Returns the tag of the newest release that this commit follows.
fn last_release() -> Option<String> {
    let describe = ["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"];
    process::output(&mut process::command("git", &describe))
}
