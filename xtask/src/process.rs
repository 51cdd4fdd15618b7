//! Starts other programs and says so.

use crate::repository;
use anyhow::{Context as _, Result, bail};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// Makes a command that runs in the repository's root.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(repository::root());
    command
}

/// Makes a cargo command, by the cargo that runs this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments);
    // Cargo tells its children about the package it runs; a nested build must not see that, or it rebuilds.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a command to its end with its output shown; fails if it does.
pub(crate) fn run(title: &str, command: &mut Command) -> Result<()> {
    match status(title, command)? {
        0 => Ok(()),
        code => bail!("{title} failed (exit {code})"),
    }
}

/// Runs a command to its end with its output shown and returns its exit code.
pub(crate) fn status(title: &str, command: &mut Command) -> Result<u8> {
    eprintln!("==> {title}");
    let start = Instant::now();
    let status = command
        .status()
        .with_context(|| format!("{title}: cannot start {}", command.get_program().to_string_lossy()))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(101);
    eprintln!(
        "    {title}: {} in {:.1} s",
        if code == 0 { "ok" } else { "failed" },
        start.elapsed().as_secs_f64()
    );
    Ok(code)
}

/// Returns what a command prints, or `None` if it cannot be started or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
}

/// Turns a program's exit code into ours.
pub(crate) fn exit(code: u8) -> ExitCode {
    ExitCode::from(code)
}
