//! Runs Python files as examples and says what came of them: `run [--cold] [--off] [--python P] [--jobs N] FILE…`.
//!
//! A comment `# stdout: text` at the end of a file is its promise; without one every output is shown as a difference.

#![allow(clippy::disallowed_methods, reason = "a program that reads the files it is given")]

use deckle_content::Key;
use deckle_content::question::Snippet;
use deckle_languages::{Host, PYTHON, Runtime as _};
use deckle_runner::{Mode, Sandbox};
use deckle_snippets::{Job, Options, check};
use std::path::Path;
use std::sync::atomic::AtomicBool;

fn main() -> std::process::ExitCode {
    let mut args = std::env::args_os().skip(1).peekable();
    if args.next_if(|arg| arg == "__sandbox").is_some() {
        return deckle_runner::sandbox_main(args);
    }
    match run(args.map(|arg| arg.to_string_lossy().into_owned())) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(mut args: impl Iterator<Item = String>) -> Result<(), Box<dyn std::error::Error>> {
    let mut options = Options::default();
    let mut python = None;
    let mut jobs = Vec::new();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--cold" => options.mode = Mode::Cold,
            "--off" => options.sandbox = Sandbox::Off,
            "--python" => python = args.next(),
            "--jobs" => options.jobs = args.next().unwrap_or_default().parse()?,
            file => jobs.push(job(file)?),
        }
    }
    let toolchain = PYTHON.detect(&Host {
        choice: python.as_deref(),
        python: None,
        root: Path::new("."),
        cache: None,
    })?;
    println!("{}", toolchain.label);
    for checked in check(&jobs, &toolchain, &options, &|_| {}, &AtomicBool::new(false))? {
        let how = checked
            .failure
            .map(|failure| format!("{failure:?}"))
            .unwrap_or_default();
        let shown = deckle_diagnostics::escape::line(&how).into_owned();
        println!(
            "{:32} {:10} {:5} ms  {}  {}",
            checked.key.id,
            checked.run.verdict.as_str(),
            checked.took.as_millis(),
            if checked.run.sandboxed {
                "contained"
            } else {
                "not sandboxed"
            },
            deckle_diagnostics::escape::shorten(&shown, 400),
        );
    }
    Ok(())
}

fn job(file: &str) -> Result<Job, Box<dyn std::error::Error>> {
    let code = std::fs::read_to_string(file)?;
    let stdout = code
        .lines()
        .rev()
        .map_while(|line| line.strip_prefix("# stdout: "))
        .map(|line| format!("{line}\n"))
        .collect::<Vec<_>>();
    let stdout: String = stdout.into_iter().rev().collect();
    let id = Path::new(file)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut fields = serde_json::json!({ "code": code, "timeout": 5 });
    if !stdout.is_empty() {
        fields["stdout"] = stdout.into();
    }
    let language = match Path::new(file).extension().and_then(|end| end.to_str()) {
        Some("py") | None => "python",
        Some("txt") => "pycon",
        Some(other) => other,
    };
    fields["language"] = language.into();
    let snippet: Snippet = serde_json::from_value(fields)?;
    Ok(Job {
        key: Key::new("python", id),
        index: 0,
        snippet,
        sql_setup: None,
        sample: None,
        engine: None,
    })
}
