//! `deckle doctor`: what this machine offers, and how to get what is missing.

use crate::cli::{Common, RunOptions};
use crate::report;
use anyhow::Result;
use deckle_languages::{ENGINES, RUNTIMES, Runtime as _};
use deckle_runner::LocalSockets;
use deckle_workspace::{root, toolchains};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Prints what was found; exit 1 if examples cannot be run and contained.
pub(crate) fn run(common: &Common, options: &RunOptions) -> Result<ExitCode> {
    let root = root::find(common.root.as_deref(), None)?;
    let mut text = String::new();
    let _ = writeln!(text, "collection   {}", root.display());
    let mut well = true;
    for runtime in RUNTIMES {
        let name = runtime.name().to_lowercase();
        match toolchains(runtime, &root, &options.settings()) {
            Ok(found) => {
                for toolchain in found {
                    let executable = toolchain.executable.display();
                    let _ = writeln!(text, "{name:12} {} at {executable}", toolchain.label);
                    if !toolchain.packages.is_empty() {
                        let _ = writeln!(text, "packages     {} installed", toolchain.packages.len());
                    }
                }
            }
            Err(error) => {
                well &= runtime.is_optional();
                let _ = writeln!(text, "{name:12} none: {:#}", anyhow::Error::from(error));
                let _ = writeln!(text, "             {}", runtime.remedy());
            }
        }
    }
    engines(&mut text, &root, options);
    let support = deckle_runner::support();
    let seccomp = if support.seccomp { "yes" } else { "no" };
    let _ = writeln!(
        text,
        "Landlock     {} (needed: {})",
        support.landlock, support.landlock_needed
    );
    let _ = writeln!(text, "seccomp      {seccomp}");
    if support.complete {
        let _ = writeln!(text, "sandbox      complete: examples are contained");
        let sockets = deckle_runner::local_sockets(None);
        let _ = match (&sockets, sockets.advice()) {
            (_, Some(advice)) => writeln!(text, "sockets      refused: {advice}"),
            (LocalSockets::Landlock, _) => writeln!(text, "sockets      those with names are contained by Landlock"),
            _ => writeln!(
                text,
                "sockets      those with names are contained by a view of the files of their own"
            ),
        };
    } else {
        well = false;
        let _ = writeln!(text, "sandbox      incomplete: {}", support.advice);
        let _ = writeln!(
            text,
            "             --no-sandbox runs examples uncontained, and every report then says so"
        );
    }
    exporters(&mut text);
    report::print(&text);
    Ok(ExitCode::from(u8::from(!well)))
}

/// Lists the database engines of SQL examples, each with its own version, which Python's does not tell.
fn engines(text: &mut String, root: &Path, options: &RunOptions) {
    for engine in ENGINES {
        let name = engine.key();
        match toolchains(engine, root, &options.settings()) {
            Ok(found) => {
                for toolchain in found {
                    let _ = writeln!(text, "{name:12} {}", toolchain.label);
                    for detail in &toolchain.details {
                        let _ = writeln!(text, "             {detail}");
                    }
                }
            }
            Err(error) => {
                let _ = writeln!(text, "{name:12} none: {:#}", anyhow::Error::from(error));
                let _ = writeln!(text, "             {}", engine.remedy());
            }
        }
    }
}

/// Lists what can be exported: what is compiled in, and programs on PATH.
fn exporters(text: &mut String) {
    for row in &deckle_exporters::TABLE {
        let state = match row.exporter {
            Some(_) => "compiled in".to_owned(),
            None => format!("not compiled in (feature `{}`)", row.feature),
        };
        let _ = writeln!(text, "export       {:<12} {state}", row.name);
    }
    #[cfg(feature = "exports")]
    for external in crate::exports::external::all() {
        let program = external.program.display().to_string();
        let _ = writeln!(
            text,
            "export       {:<12} {}",
            external.name,
            deckle_diagnostics::escape::line(&program)
        );
    }
}
