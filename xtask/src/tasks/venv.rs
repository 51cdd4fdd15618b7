//! The virtual environment that the examples need.

use crate::{python, repository};
use anyhow::Result;
use std::process::ExitCode;

/// Makes or renews `.venv`.
pub(crate) fn run() -> Result<ExitCode> {
    ensure()?;
    Ok(ExitCode::SUCCESS)
}

/// Makes or renews `.venv`, and tells whether it has all it should.
pub(crate) fn ensure() -> Result<python::Made> {
    let venv = repository::venv();
    let made = python::ensure(&venv, &repository::requirements())?;
    let state = match &made {
        python::Made::Current => "up to date",
        python::Made::New => "made",
        python::Made::Incomplete => "made, but incomplete",
    };
    eprintln!("    {}: {state}", venv.display());
    Ok(made)
}
