//! Every test, with the tools that the tests need.

use crate::{process, python, repository, tasks};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
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
    let anki = environment("anki", "the tests with the real Anki");
    let older_anki = environment("anki-older", "the tests with an older Anki");
    let formats = environment("formats", "the tests that let others read our reports");
    let epub = environment("epub", "the test that lets EPUBCheck read ebooks");
    let sql = environment("sql", "the tests of SQL on DuckDB, PostgreSQL and MariaDB");
    let browser = browser();
    let editor = packages("editor", "the session in an editor");
    packages("sarif", "the test that lets Microsoft's validator read SARIF");
    let ace = packages("epub", "the test that lets Ace read ebooks");
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
        test.env("UPDATE_EXPECT", "1");
    }
    if let Some(anki) = anki {
        test.env("DECKLE_ANKI_PYTHON", anki);
    }
    if let Some(anki) = older_anki {
        test.env("DECKLE_OLDER_ANKI_PYTHON", anki);
    }
    if let Some(formats) = formats {
        test.env("DECKLE_FORMATS_PYTHON", formats);
    }
    if let Some(sql) = sql {
        test.env("DECKLE_SQL_PYTHON", &sql).env("DECKLE_ENGINES_PYTHON", sql);
    }
    if let Some(chromium) = browser {
        test.env("DECKLE_CHROMIUM", chromium);
    }
    if let Some(epub) = epub {
        test.env("DECKLE_EPUB_PYTHON", epub);
    }
    if ace {
        test.env("DECKLE_ACE", "1");
    }
    if editor {
        test.env("DECKLE_EDITOR", "1");
    }
    let list = tempfile::NamedTempFile::new()?;
    let code = process::status("test", test.env("DECKLE_NOT_RUN", list.path()))?;
    tell_what_was_not_run(list.path())?;
    Ok(process::exit(code))
}

/// Prints what the tests themselves said that they could not try: each passed, but showed nothing of it.
fn tell_what_was_not_run(list: &Path) -> Result<()> {
    let said = std::fs::read_to_string(list)?;
    let what: BTreeSet<&str> = said.lines().filter_map(|line| line.strip_prefix("NOT RUN: ")).collect();
    match what.len() {
        0 => eprintln!("    every test found the tools that it needs"),
        count => eprintln!("    not tested, for want of a tool ({count}):"),
    }
    for one in what {
        eprintln!("    - {one}");
    }
    Ok(())
}

/// Makes the environment of `requirements-NAME.txt`; `None`, with a warning, where it cannot be had.
fn environment(name: &str, tests: &str) -> Option<PathBuf> {
    let venv = repository::target().join(format!("{name}-venv"));
    let file = format!("requirements-{name}.txt");
    let requirements = repository::root().join("tests").join("python").join(file);
    match python::ensure(&venv, &[requirements]) {
        Ok(python::Made::Current | python::Made::New) => Some(python::interpreter(&venv)),
        Ok(python::Made::Incomplete) => {
            eprintln!("warning: {tests} will say that they were not run");
            None
        }
        Err(error) => {
            eprintln!("warning: {error:#}; {tests} will say that they were not run");
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
    packages("browser", "the browser tests").then_some(chromium).flatten()
}

/// Installs the packages that a folder of tests pins; tells, with a warning if not, whether they are there.
fn packages(folder: &str, tests: &str) -> bool {
    let npm = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .current_dir(repository::root().join("tests").join(folder))
        .status();
    let installed = npm.is_ok_and(|status| status.success());
    if !installed {
        eprintln!("warning: npm could not install its packages; {tests} will say that they were not run");
    }
    installed
}
