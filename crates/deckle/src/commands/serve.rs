//! `deckle serve`: the page on this machine, built again on every change, with the findings shown in it.

use crate::cli::{Common, ServeOptions};
use crate::collection::{Collection, Scope};
use crate::report::Report;
use crate::server::{Page, Server};
use crate::watch::{Snapshot, changed};
use crate::{edition, examples, exports, interrupt, root};
use anyhow::Result;
use deckle_diagnostics::render::{self, Format, Style};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Serves until it is interrupted.
pub(crate) fn run(common: &Common, options: &ServeOptions) -> Result<ExitCode> {
    let cancelled = interrupt::flag()?;
    let root = root::find(common.root.as_deref(), None)?;
    let server = Server::start(options.port)?;
    eprintln!("serving http://127.0.0.1:{}/ (Ctrl-C ends)", server.port());
    loop {
        let seen = Snapshot::take(&root);
        match page(common, options, &root, &cancelled) {
            Ok(page) => server.publish(page),
            Err(_) if cancelled.load(std::sync::atomic::Ordering::Relaxed) => return Ok(ExitCode::SUCCESS),
            Err(error) => eprintln!("error: {}", deckle_diagnostics::escape::block(&format!("{error:#}"))),
        }
        if !changed(&root, &seen, &cancelled) {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// Checks and makes the pages; findings do not stop it, they are shown.
fn page(common: &Common, options: &ServeOptions, root: &Path, cancelled: &AtomicBool) -> Result<Page> {
    let collection = Collection::load(root, &examples::LIMITS);
    let proven = examples::run(&collection, &|_| true, &options.run, common.quiet, cancelled)?;
    let report = Report::new(&collection, &Scope::new(root, &[])?, &proven, Vec::new());
    let findings = if report.diagnostics.is_empty() {
        String::new()
    } else {
        render::render(&report.diagnostics, &report.summary, Format::Full, &Style::default())
    };
    if !common.quiet {
        eprintln!("{}", report.summary.line(&report.diagnostics));
    }
    let files = exports::site::live(&edition::make(&collection, &proven))?;
    Ok(Page {
        files,
        findings: Arc::from(findings),
    })
}
