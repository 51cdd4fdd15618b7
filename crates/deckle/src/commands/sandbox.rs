//! `deckle __sandbox`: what the runner starts to get into the sandbox before Python starts.

use anyhow::Result;
use std::ffi::OsString;
use std::process::ExitCode;

/// Enters the sandbox and becomes the program that the arguments name; returns only if that fails.
#[allow(clippy::unnecessary_wraps, reason = "the same signature as every command")]
pub(crate) fn run(arguments: &[OsString]) -> Result<ExitCode> {
    Ok(deckle_runner::sandbox_main(arguments.iter().cloned()))
}
