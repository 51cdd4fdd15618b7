//! `deckle doctor`: what this machine offers, and how to get what is missing for the collection at hand.

use crate::cli::{Common, RunOptions};
use crate::report;
use anyhow::Result;
use deckle_diagnostics::escape;
use deckle_languages::{ENGINES, RUNTIMES, Runtime as _, Toolchain, by_name};
use deckle_runner::LocalSockets;
use deckle_workspace::{Collection, Workspace, root, toolchains};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Prints what was found; exit 1 if examples cannot be run and contained.
pub(crate) fn run(common: &Common, options: &RunOptions) -> Result<ExitCode> {
    let mut text = String::new();
    let (root, collection) = match root::find(common.root.as_deref(), None) {
        Ok(root) => {
            let _ = writeln!(text, "collection   {}", root.display());
            let workspace = Workspace::on_disk(&root);
            (root, workspace.collection().clone())
        }
        Err(error) if common.root.is_none() => {
            let _ = writeln!(text, "collection   none: {error}");
            (std::env::current_dir()?, Collection::default())
        }
        Err(error) => return Err(error.into()),
    };
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
                    text += &missing(&collection, &toolchain);
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

/// Lists what examples of the collection need and a toolchain does not have, and how to get it.
fn missing(collection: &Collection, toolchain: &Toolchain) -> String {
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut locks = BTreeSet::new();
    for topic in &collection.topics {
        for question in &topic.questions {
            for (_, example) in &question.examples {
                if example.not_run.is_some() || by_name(&example.language).runtime() != toolchain.runtime {
                    continue;
                }
                for requirement in &example.requires {
                    // What cannot be read is a finding of `deckle check`.
                    let Ok(Some(reason)) = toolchain.runtime.unmet(requirement, toolchain) else {
                        continue;
                    };
                    let askers = reasons.entry(reason).or_default();
                    let key = question.key.to_string();
                    if !askers.contains(&key) {
                        askers.push(key);
                    }
                    if let Some(lock) = topic.typed().and_then(|typed| typed.requirements.as_deref()) {
                        locks.insert(format!("content/{}/{lock}", topic.id));
                    }
                }
            }
        }
    }
    let mut text = String::new();
    for (reason, askers) in &reasons {
        let askers = askers.join(", ");
        let _ = writeln!(
            text,
            "missing      {}: {}",
            escape::line(&escape::shorten(&askers, 60)),
            escape::line(reason)
        );
    }
    if !reasons.is_empty() {
        let python = toolchain.executable.display();
        let _ = if locks.is_empty() {
            writeln!(text, "             install them: {python} -m pip install PACKAGE")
        } else {
            let locks: Vec<String> = locks.into_iter().map(|lock| format!("-r {lock}")).collect();
            let locks = locks.join(" ");
            writeln!(
                text,
                "             from the lock: python3 -m venv .venv && .venv/bin/python -m pip install {}",
                escape::line(&locks)
            )
        };
    }
    text
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
        let _ = writeln!(text, "export       {:<12} {}", external.name, escape::line(&program));
    }
}
