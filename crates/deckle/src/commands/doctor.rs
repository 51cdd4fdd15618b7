//! `deckle doctor`: what this machine offers, and how to get what is missing.

use crate::cli::{Common, RunOptions};
use crate::{examples, root};
use anyhow::Result;
use std::process::ExitCode;

/// Prints what was found; exit 1 if examples cannot be run and contained.
pub(crate) fn run(common: &Common, options: &RunOptions) -> Result<ExitCode> {
    let root = root::find(common.root.as_deref(), None)?;
    println!("collection   {}", root.display());
    let mut well = true;
    match examples::interpreters(&root, options) {
        Ok(found) => {
            for interpreter in found {
                println!(
                    "interpreter  {} at {}",
                    interpreter.label(),
                    interpreter.executable.display()
                );
                println!("packages     {} installed", interpreter.packages.len());
            }
        }
        Err(error) => {
            well = false;
            println!("interpreter  none: {error:#}");
            println!("             install Python 3.11 or later, or name one with --python or DECKLE_PYTHON");
        }
    }
    let support = deckle_snippets::support();
    let seccomp = if support.seccomp { "yes" } else { "no" };
    println!(
        "Landlock     {} (needed: {})",
        support.landlock, support.landlock_needed
    );
    println!("seccomp      {seccomp}");
    if support.complete {
        println!("sandbox      complete: examples are contained");
    } else {
        well = false;
        println!("sandbox      incomplete: {}", support.advice);
        println!("             --no-sandbox runs examples uncontained, and every report then says so");
    }
    let pdf = if cfg!(feature = "pdf") {
        "compiled in"
    } else {
        "not compiled in (feature `pdf`)"
    };
    println!("PDF engine   {pdf}");
    Ok(ExitCode::from(u8::from(!well)))
}
