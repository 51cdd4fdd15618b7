//! `deckle serve`: the page on this machine, built again on every change, with the findings shown in it.

use crate::cli::{Common, ServeOptions};
use crate::exports;
use crate::server::{Page, Server};
use crate::session::Session;
use crate::watch::{Snapshot, changed};
use anyhow::Result;
use deckle_diagnostics::escape;
use deckle_diagnostics::render::{self, Format, Style};
use std::collections::HashMap;
use std::process::ExitCode;

/// Serves until it is interrupted.
pub(crate) fn run(common: &Common, options: &ServeOptions) -> Result<ExitCode> {
    let mut session = Session::open(common, &[])?;
    let server = Server::start(options.port)?;
    eprintln!("serving http://127.0.0.1:{}/ (Ctrl-C ends)", server.port());
    loop {
        let seen = Snapshot::take(session.root());
        match build(&mut session, options, &server) {
            Ok(()) => {}
            Err(_) if session.is_cancelled() => return Ok(ExitCode::SUCCESS),
            // No pages can be made, because there is no interpreter, say: those of the last build stay.
            Err(error) => {
                let text = format!("error: {}", escape::block(&format!("{error:#}")));
                eprintln!("{text}");
                server.report(text);
            }
        }
        if !changed(session.root(), &seen, session.cancelled()) {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// Checks, makes the pages and serves them; findings do not stop it, they are shown.
fn build(session: &mut Session<'_>, options: &ServeOptions, server: &Server) -> Result<()> {
    session.refresh()?;
    let results = session.run(&options.run)?;
    let report = session.report(&results, Vec::new());
    let findings = if report.diagnostics.is_empty() {
        String::new()
    } else {
        render::render(
            &report.diagnostics,
            &report.summary,
            Format::default(),
            &Style::default(),
        )
    };
    if !session.common.quiet {
        for line in report.summary.not_run_lines() {
            eprintln!("{line}");
        }
        eprintln!("{}", report.summary.line(&report.diagnostics));
    }
    let publication = session.workspace.publication(&results);
    let build = name(&exports::live::pages(&publication, "")?);
    if build == server.build() {
        server.report(findings);
    } else {
        let files = exports::live::pages(&publication, &build)?;
        server.publish(Page { files, build, findings });
    }
    Ok(())
}

/// Names pages by their bytes. The server's own scripts are part of the program, so the process is part of the name.
fn name(files: &HashMap<String, Vec<u8>>) -> String {
    let mut paths: Vec<&String> = files.keys().collect();
    paths.sort();
    let mut hasher = blake3::Hasher::new();
    for path in paths {
        for part in [path.as_bytes(), &files[path]] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
    }
    format!("{:x}-{}", std::process::id(), &hasher.finalize().to_hex()[..16])
}
