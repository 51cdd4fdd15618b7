//! `deckle`: proves interview questions and makes things to study from.
//!
//! Loads a collection, checks it, runs its examples, and writes exports. This is the one crate that reads content off the
//! disk and writes results to it.
//!
//! **Invariant:** a file is written whole or not at all; and whatever fails, every other finding is still reported.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the crate that reads, writes and asks the environment"
)]

mod cli;
mod commands;
mod export_arguments;
#[cfg(feature = "exports")]
mod exports;
mod hint;
mod interrupt;
mod progress;
mod report;
#[cfg(feature = "exports")]
mod server;
mod session;
mod watch;
mod write;

use clap::Parser as _;
use cli::{Arguments, Command};
use std::process::ExitCode;

/// Typst makes and drops millions of small values on all cores: this allocator saves a tenth.
#[cfg(feature = "pdf")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    report::start_clock();
    let arguments = Arguments::try_parse().unwrap_or_else(|error| {
        let words: Vec<String> = std::env::args().skip(1).collect();
        if let Some(answer) = hint::answer(&words) {
            eprintln!("error: {answer}");
            std::process::exit(2);
        }
        error.exit()
    });
    if let Some(note) = hint::alias(&std::env::args().nth(1).unwrap_or_default()) {
        eprintln!("note: {note}");
    }
    let common = &arguments.common;
    let result = match &arguments.command {
        Command::Check(options) => commands::check::run(common, options),
        #[cfg(feature = "exports")]
        Command::Build(options) => commands::build::run(common, options),
        #[cfg(feature = "exports")]
        Command::Export(options) => commands::export::run(common, options),
        Command::Explain { code } => commands::explain::run(common, code.as_deref()),
        Command::Sandbox { arguments } => commands::sandbox::run(arguments),
        Command::Docs { page } => commands::docs::run(page),
        Command::New(options) => commands::new::run(common, options),
        Command::Diff(options) => commands::diff::run(common, options),
        Command::Fix(options) => commands::fix::run(common, options),
        Command::Rename(options) => commands::rename::run(common, options),
        Command::Remove(options) => commands::rename::remove(common, options),
        Command::Fmt(options) => commands::fmt::run(common, options),
        Command::Bless(options) => commands::bless::run(common, options),
        Command::Doctor(options) => commands::doctor::run(common, options),
        Command::Watch(options) => commands::watch::run(common, options),
        #[cfg(feature = "exports")]
        Command::Serve(options) => commands::serve::run(common, options),
        #[cfg(feature = "exports")]
        Command::Ledger { action, run } => commands::ledger::run(common, *action, run),
        #[cfg(not(feature = "exports"))]
        _ => Err(anyhow::anyhow!(
            "this deckle only checks: compile it with `cargo build -p deckle --features exports` (or `pdf`) to export"
        )),
    };
    match result {
        Ok(_) if report::is_lost() => {
            eprintln!("error: the report could not be written to standard output");
            ExitCode::from(2)
        }
        Ok(code) => code,
        Err(_) if interrupt::seen() => ExitCode::from(interrupt::EXIT),
        Err(error) => {
            // The chain may quote a file name; nothing of it may act on the terminal.
            eprintln!("error: {}", deckle_diagnostics::escape::block(&format!("{error:#}")));
            ExitCode::from(2)
        }
    }
}
