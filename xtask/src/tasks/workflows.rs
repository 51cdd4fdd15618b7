//! Lints of what GitHub runs: workflows, and the files beside them.

use crate::{python, repository};
use anyhow::{Result, ensure};
use std::path::Path;
use std::process::Command;

/// Runs zizmor and actionlint over `.github/`; says so, and goes on, where they cannot be installed.
///
/// # Errors
/// Fails if one of them finds something.
pub(crate) fn run() -> Result<()> {
    let venv = repository::target().join("workflows-venv");
    let requirements = repository::root().join("tests/python/requirements-workflows.txt");
    let made = python::ensure(&venv, &[requirements]);
    if !made.as_ref().is_ok_and(python::Made::is_complete) {
        eprintln!("warning: zizmor and actionlint could not be installed; the workflows are not linted");
        return Ok(());
    }
    // Offline, so that the same files give the same findings: what is asked of GitHub changes by the day.
    lint(&venv, "zizmor", &["--offline", "--no-progress", "--quiet", ".github"])?;
    // By name, since it looks for a repository of git otherwise.
    let workflows = std::fs::read_dir(repository::root().join(".github/workflows"))?;
    let mut workflows: Vec<_> = workflows.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
    workflows.sort();
    let workflows: Vec<_> = workflows.iter().filter_map(|path| path.to_str()).collect();
    lint(&venv, "actionlint", &workflows)
}

/// Runs one of them, with what it prints kept for the case that it finds something.
fn lint(venv: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let path = python::interpreter(venv).with_file_name(program);
    let output = Command::new(path)
        .args(arguments)
        .current_dir(repository::root())
        .output()?;
    ensure!(
        output.status.success(),
        "{program} finds fault with the workflows:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    eprintln!("==> {program}: ok");
    Ok(())
}
