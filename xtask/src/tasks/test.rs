//! Every test, with the tools that the tests need.

use crate::{process, python, repository, tasks};
use anyhow::Result;
use std::process::{Command, ExitCode};

/// How to test.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Write the golden files anew from what the tests see; look at the difference before you commit it.
    #[arg(long)]
    bless: bool,
    /// Passed on to `cargo test`, such as `-p deckle-content` or a test's name.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    cargo: Vec<String>,
}

/// Prepares the environments, then runs `cargo test` over the workspace.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    if let Err(error) = tasks::venv::run() {
        eprintln!("warning: {error:#}");
    }
    let anki = anki();
    let browser = browser();
    // `build` and `test` compile the same things the same way, so the PDF engine is compiled once.
    let binary = tasks::build::deckle()?;
    let mut test = process::cargo(&[
        "test",
        "--workspace",
        "--features",
        repository::FEATURES,
        "--profile",
        repository::PROFILE,
        "--no-fail-fast",
    ]);
    test.args(&options.cargo).env("DECKLE_BINARY", binary);
    if options.bless {
        test.env("DECKLE_BLESS", "1").env("UPDATE_EXPECT", "1");
    }
    if let Some(anki) = anki {
        test.env("DECKLE_ANKI_PYTHON", anki);
    }
    if let Some(chromium) = browser {
        test.env("DECKLE_CHROMIUM", chromium);
    }
    Ok(process::exit(process::status("test", &mut test)?))
}

/// Makes the environment with the official `anki` package; `None`, with a warning, where it cannot be had.
fn anki() -> Option<std::path::PathBuf> {
    let venv = repository::target().join("anki-venv");
    let requirements = repository::root()
        .join("tests")
        .join("python")
        .join("requirements-anki.txt");
    match python::ensure(&venv, &[requirements]) {
        Ok(python::Made::Current | python::Made::New) => Some(python::interpreter(&venv)),
        Ok(python::Made::Incomplete) => {
            eprintln!("warning: the tests with the real Anki will say that they were not run");
            None
        }
        Err(error) => {
            eprintln!("warning: {error:#}; the tests with the real Anki will say that they were not run");
            None
        }
    }
}

/// Installs what drives the browser and finds the browser itself; `None`, with a warning, where either is missing.
fn browser() -> Option<String> {
    let chromium = tasks::tools::chromium();
    if chromium.is_none() {
        eprintln!("warning: no Chromium found; the browser tests will say that they were not run");
    }
    let folder = repository::root().join("tests").join("browser");
    let npm = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .current_dir(&folder)
        .status();
    match npm {
        Ok(status) if status.success() => chromium,
        _ => {
            eprintln!(
                "warning: npm could not install the browser's driver; the browser tests will say that they were not run"
            );
            None
        }
    }
}
